import type { JsonObject } from './framework.ts';

/** Three stages in a row; `more` is merged into the deal's states. */
export function stages(more: JsonObject = {}, rest: JsonObject = {}): JsonObject {
  return {
    ...rest,
    lifecycles: {
      deal: {
        initial: 'discovery',
        states: {
          open: undefined,
          discovery: { tags: ['stage'], on: { 'stage.pitch': 'pitch', 'deal.lost': 'lost' } },
          pitch: { tags: ['stage'], on: { 'stage.close': 'close', 'deal.lost': 'lost' } },
          close: { tags: ['stage'], on: { 'deal.won': 'won', 'deal.lost': 'lost' } },
          ...more,
        },
      },
      ...(rest['lifecycles'] as JsonObject | undefined),
    },
  };
}
