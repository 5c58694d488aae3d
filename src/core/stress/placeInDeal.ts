import type { Framework } from '../model/framework.ts';
import type { Parameter } from './edgeCase.ts';
import type { DealView } from './dealView.ts';

/** Which type the other partner has; one that is not told where the framework has none. */
export const PARTNER_TYPE: Parameter<string> = {
  meaning: 'the type of the other partner',
  values: ({ partnerTypes }) => (partnerTypes.length > 0 ? partnerTypes : ['']),
};

/** A partner type as parameters tell it. */
export function typeOf(partner: string): string | undefined {
  return partner === '' ? undefined : partner;
}

/** The stage in which it happens. */
export const STAGE: Parameter<string> = {
  meaning: 'the stage in which it happens',
  values: ({ stages }) => stages,
};

/** The middle of the time a deal first spends in a stage; undefined when it never enters it. */
export function amidStage({ stages, endAt }: DealView, stage: string): number | undefined {
  const place = stages.findIndex((entered) => entered.stage === stage);
  const entered = stages[place];
  if (!entered) return undefined;
  return middle(entered.at, stages[place + 1]?.at ?? endAt);
}

/** The middle of the stage a deal ends in. */
export function amidLastStage({ stages, endAt, startAt }: DealView): number {
  return middle(stages.at(-1)?.at ?? startAt, endAt);
}

/** The middle of the deal. */
export function amidDeal({ startAt, endAt }: DealView): number {
  return middle(startAt, endAt);
}

/** A whole minute between two instants. */
export function middle(from: number, to: number): number {
  return Math.max(from, Math.floor((from + to) / 2 / 60_000) * 60_000);
}

/** Roles of a side, as declared. */
export function rolesOf({ roles }: Framework, side: string): readonly string[] {
  return [...roles].flatMap(([name, role]) => (role.side === side ? [name] : []));
}
