/** Changing deals in place, and writing them out. */
export { changeLine } from './changeLine.ts';
export { createLibrary, type Library } from './createLibrary.ts';
export type {
  ChangedDeals,
  DealChange,
  ExportFormat,
  ExportRedaction,
  JobPiece,
  LibraryReply,
  LibraryRequest,
} from './messages.ts';
