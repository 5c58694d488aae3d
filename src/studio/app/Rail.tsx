import { Link, useLocation } from 'wouter';
import { Icon } from '../widgets/Icon.tsx';
import { VERBS } from './rooms.ts';

/** The five verbs of the loop, and the rooms of the one we are in. */
export function Rail() {
  const [path] = useLocation();
  const current = VERBS.find((verb) => verb.rooms.some((room) => path.startsWith(room.path)));
  return (
    <nav className="rail" aria-label="Rooms">
      <ul>
        {VERBS.map((verb) => (
          <li key={verb.name} className={verb === current ? 'rail-current' : ''}>
            <Link
              href={verb.rooms[0]?.path ?? '/'}
              className="rail-verb"
              aria-current={verb === current ? 'true' : undefined}
            >
              <Icon name={verb.icon} size={18} />
              {verb.name}
            </Link>
            {verb === current && verb.rooms.length > 1 ? (
              <ul className="rail-rooms">
                {verb.rooms.map((room) => (
                  <li key={room.path}>
                    <Link href={room.path} aria-current={path.startsWith(room.path) ? 'page' : undefined}>
                      {room.name}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}
