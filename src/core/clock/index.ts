export { addBusinessDays } from './addBusinessDays.ts';
export { addLength, compileLength } from './addLength.ts';
export { FAR_FUTURE } from './civil.ts';
export { formatInstant, instantAt, parseInstant } from './parseInstant.ts';
export { isIsoDuration, parseLength } from './parseLength.ts';
export { phraseElapsed } from './phraseElapsed.ts';
export { isTimezone, timezoneOf } from './timezone.ts';
