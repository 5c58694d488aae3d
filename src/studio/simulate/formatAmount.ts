/** A number as people write it: "84,000". */
export function formatAmount(amount: number): string {
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(amount);
}
