/** Places of events in time, for deals whose record tells them in another order. */
export class EventOrders {
  readonly #orders: (Uint32Array | undefined)[] = [undefined];
  readonly #numbers = new Map<string, number>();
  readonly #deals: number;
  #ofDeal: Uint32Array | undefined;

  constructor(deals: number) {
    this.#deals = deals;
  }

  /** Whether there is any such deal. */
  get any(): boolean {
    return this.#ofDeal !== undefined;
  }

  /** By place in time, the event's place in the record; undefined when both are the same. */
  of(deal: number): Uint32Array | undefined {
    return this.#ofDeal === undefined ? undefined : this.#orders[this.#ofDeal[deal] ?? 0];
  }

  /** Notes the order of a deal's events by their instants, those at the same one in the order of the record. */
  note(deal: number, instants: readonly number[]): void {
    const order = Uint32Array.from(instants.keys()).sort(
      (a, b) => (instants[a] ?? 0) - (instants[b] ?? 0) || a - b,
    );
    const key = order.join();
    const number = this.#numbers.get(key) ?? this.#orders.push(order) - 1;
    this.#numbers.set(key, number);
    (this.#ofDeal ??= new Uint32Array(this.#deals))[deal] = number;
  }
}
