// Replaced when the program is bundled or tested.
declare const __COSELL_VERSION__: string;
declare const __XSTATE_VERSION__: string;

/** The program as reports name it. */
export const tool = { name: 'cosell', version: __COSELL_VERSION__, xstate: __XSTATE_VERSION__ } as const;
