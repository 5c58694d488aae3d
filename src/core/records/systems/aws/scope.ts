/** Ids of Partner Central tell their kind themselves. */
export const SCOPE = 'record';
