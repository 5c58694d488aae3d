const FRONTS = [
  'Alder', 'Brack', 'Cald', 'Dorn', 'Esk', 'Fal', 'Grun', 'Hald', 'Ing', 'Kelm', 'Lund', 'Marn',
  'Norr', 'Osk', 'Pell', 'Quen', 'Rav', 'Skar', 'Tarn', 'Ulv', 'Varr', 'Wend', 'Yar', 'Zell',
]; // prettier-ignore
const BACKS = ['holt', 'mere', 'wick', 'gard', 'stad', 'vane', 'moor', 'brecht', 'felt', 'lowen'];
const TRADES = [
  'Foods', 'Insurance', 'Logistics', 'Hospitals', 'Energy', 'Retail', 'Bank', 'Chemicals', 'Airports', 'Textiles',
  'Publishing', 'Machines', 'Water', 'Homes', 'Seeds', 'Rail', 'Brewing', 'Optics', 'Paper', 'Mutual',
]; // prettier-ignore

/** Invented names, no two alike. @param {import('./random.mjs').Random} random @param {number} count */
export function inventAccounts(random, count) {
  const names = FRONTS.flatMap((front) => BACKS.map((back) => front + back));
  const trades = random.shuffle(TRADES);
  return random
    .shuffle(names)
    .slice(0, count)
    .map((name, index) => `${name} ${trades[index % trades.length]}`);
}
