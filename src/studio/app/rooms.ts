import type { IconName } from '../widgets/Icon.tsx';

export interface Room {
  readonly path: string;
  readonly name: string;
}

export interface Verb {
  readonly name: string;
  readonly icon: IconName;
  readonly rooms: readonly Room[];
}

/** The loop, and the rooms each of its verbs has. */
export const VERBS: readonly Verb[] = [
  {
    name: 'Bring',
    icon: 'bring',
    rooms: [
      { path: '/bring/start', name: 'Start' },
      { path: '/bring/deals', name: 'Deals' },
      { path: '/bring/import', name: 'Import' },
      { path: '/bring/ask', name: 'Ask' },
      { path: '/bring/borrow', name: 'Borrow' },
      { path: '/bring/library', name: 'Library' },
    ],
  },
  {
    name: 'Draw',
    icon: 'draw',
    rooms: [
      { path: '/draw/canvas', name: 'Canvas' },
      { path: '/draw/decisions', name: 'Decisions' },
      { path: '/draw/roles', name: 'Roles' },
      { path: '/draw/words', name: 'Words' },
      { path: '/draw/source', name: 'Source' },
    ],
  },
  {
    name: 'Replay',
    icon: 'replay',
    rooms: [
      { path: '/replay/player', name: 'Player' },
      { path: '/replay/stress', name: 'Stress' },
    ],
  },
  { name: 'Fix', icon: 'fix', rooms: [{ path: '/fix/breaks', name: 'Breaks' }] },
];
