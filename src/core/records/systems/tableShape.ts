import type { TableHead, TableRow } from '../tables/tableRow.ts';

/** A header with its columns by name, whatever case, spaces and underscores it writes them with. */
export class TableShape {
  readonly head: TableHead;
  readonly #places = new Map<string, number>();

  constructor(head: TableHead) {
    this.head = head;
    head.titles.forEach((title, place) => {
      const name = bareName(title);
      if (!this.#places.has(name)) this.#places.set(name, place);
    });
  }

  /** Place of the first of the names that is there; -1 when none is. Names are bare: "stagename". */
  find(...names: readonly string[]): number {
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) return place;
    }
    return -1;
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#places.has(name));
  }

  /** As `has`, for one of several. */
  hasAny(...names: readonly string[]): boolean {
    return names.some((name) => this.#places.has(name));
  }
}

/** A column's name in lower case, letters and digits only: "Stage Name", "stage_name" and "StageName" are one. */
export function bareName(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A cell, "" where the row is shorter or has no such column. */
export function cellOf(row: TableRow, place: number): string {
  return place < 0 ? '' : (row.cells[place] ?? '');
}
