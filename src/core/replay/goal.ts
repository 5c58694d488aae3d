/** How an object must end: in a final state tagged with the outcome, or anywhere. */
export type Goal = 'won' | 'lost' | 'any';
