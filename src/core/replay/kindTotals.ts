import { ExactSum } from '../base/exactSum.ts';
import type { DealFacts } from './dealFacts.ts';

/** What is added up of deals whatever their replay finds. Deals may be added in any order. */
export class KindTotals {
  deals = 0;
  firstDeal = Infinity;
  won = 0;
  /** Infinity while none is won. */
  firstWon = Infinity;
  readonly byPartnerType = new Map<string, number>();
  readonly byPartner = new Map<string, number>();
  readonly #amount = new ExactSum();
  /** Of won deals. */
  #currency: string | undefined;
  /** An amount is missing, or currencies differ: they are never added up. */
  #isOpen = false;

  add(deal: number, { outcome, partnerType, partners, amount, currency }: DealFacts): void {
    this.deals += 1;
    this.firstDeal = Math.min(this.firstDeal, deal);
    if (partnerType !== undefined) addTo(this.byPartnerType, partnerType, 1);
    partners.forEach((partner, place) => {
      if (partners.indexOf(partner) === place) addTo(this.byPartner, partner, 1);
    });
    if (outcome !== 'won') return;
    this.#noteCurrency(currency);
    this.won += 1;
    this.firstWon = Math.min(this.firstWon, deal);
    if (amount === undefined) this.#isOpen = true;
    else if (!this.#isOpen) this.#amount.add(amount);
  }

  addAll(other: KindTotals): void {
    this.deals += other.deals;
    this.firstDeal = Math.min(this.firstDeal, other.firstDeal);
    for (const [type, deals] of other.byPartnerType) addTo(this.byPartnerType, type, deals);
    for (const [partner, deals] of other.byPartner) addTo(this.byPartner, partner, deals);
    if (other.won === 0) return;
    this.#noteCurrency(other.#currency);
    this.won += other.won;
    this.firstWon = Math.min(this.firstWon, other.firstWon);
    this.#isOpen ||= other.#isOpen;
    if (!this.#isOpen) this.#amount.addAll(other.#amount);
  }

  /** Sum over won deals; null when an amount is missing or currencies differ. */
  get amountWon(): number | null {
    return this.#isOpen ? null : this.#amount.value;
  }

  #noteCurrency(currency: string | undefined): void {
    if (this.won === 0) this.#currency = currency;
    else if (this.#currency !== currency) this.#isOpen = true;
  }
}

function addTo(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
