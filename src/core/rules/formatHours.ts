import { formatNumber } from './formatNumber.ts';

/** A length of time in words, to the minute: "2 h 35 min", "3 days 4 h". */
export function formatHours(hours: number): string {
  if (!Number.isFinite(hours)) return 'forever';
  const minutes = Math.round(hours * 60);
  if (minutes === 0) return hours > 0 ? 'less than a minute' : '0 min';
  const days = minutes >= 48 * 60 ? Math.floor(minutes / (24 * 60)) : 0;
  const rest = minutes - days * 24 * 60;
  const parts = [
    days > 0 ? `${formatNumber(days)} days` : '',
    rest >= 60 ? `${String(Math.floor(rest / 60))} h` : '',
    rest % 60 > 0 ? `${String(rest % 60)} min` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
