import { parse } from 'jsonc-parser';

/** The framework of the design document, small but with every section. */
export const NORTHWIND = `{
  // The example of the documentation.
  "format": "cosell-framework/1",
  "id": "northwind",
  "name": "Northwind co-sell",
  "version": "1.2.0",
  "description": "How Northwind and its partners sell together.",
  "timezone": "Europe/Berlin",
  "effectiveFrom": "2026-01-01",
  "origin": { "kind": "written", "note": "by hand" },
  "sides": { "cloud": { "name": "Cloud field", "column": "partner" } },
  "partnerTypes": { "integration": { "name": "Integration partner" }, "services": { "name": "Services partner" } },
  "roles": {
    "vendor-ae": { "name": "Account executive", "side": "vendor" },
    "partner-ae": { "name": "Partner seller", "side": "partner" },
    "partner-manager": { "name": "Partner manager", "side": "vendor" },
  },
  "facts": {
    "origin": {
      "type": "enum",
      "question": "Who found the opportunity?",
      "values": { "vendor": "the vendor found the opportunity", "partner": "the partner found the opportunity", "joint": "both found it" }
    },
    "customer": {
      "type": "enum",
      "question": "Whose customer is it?",
      "values": { "new": "the customer is new", "vendor-account": "the customer is the vendor's", "partner-account": "the customer is the partner's" }
    },
    "amount": { "type": "number", "question": "How much is it?", "unit": "USD", "min": 0 },
    "tender": { "type": "boolean", "question": "Is it a public tender?" },
    "product": { "type": "enum", "question": "Which product?", "values": { "core": "the core product", "cloud": "the cloud product" }, "of": "registration" }
  },
  "events": {
    "registration.extended": { "name": "Extension asked", "data": { "evidence": { "type": "boolean", "question": "Is there evidence?" } } }
  },
  "activities": { "discovery-call": { "name": "Discovery call", "deliverable": "Notes" } },
  "calendars": { "vendor": { "timezone": "Europe/Berlin", "workdays": [1, 2, 3, 4, 5], "hours": "09:00-17:00", "holidays": ["2026-12-25"] } },
  "durations": {
    "approvalSla": { "businessDays": 2, "calendar": "vendor" },
    "protection": {
      "rows": [{ "when": { "tender": true }, "length": "P6M" }, { "length": "P90D" }],
      "from": "registration.approved",
      "which": "first",
      "extend": { "on": "registration.extended", "by": "P30D", "max": 2 },
      "resets": []
    },
    "escalation": "P5D"
  },
  "lifecycles": {
    "deal": {
      "id": "deal",
      "initial": "discovery",
      "states": {
        "discovery": {
          "tags": ["stage"],
          "description": "Find out together.",
          "on": {
            "stage.pitch": { "target": "pitch", "guard": { "type": "when", "params": { "facts": { "registration": ["protected"] } } } },
            "deal.lost": "lost"
          }
        },
        "pitch": { "tags": ["stage"], "on": { "stage.close": "close", "deal.lost": "lost" } },
        "close": { "tags": ["stage"], "on": { "deal.won": "won", "deal.lost": "lost" } },
        "won": { "type": "final", "tags": ["won"] },
        "lost": { "type": "final", "tags": ["lost"] }
      }
    },
    "registration": {
      "id": "registration",
      "initial": "submitted",
      "meta": { "createdBy": ["registration.submitted"] },
      "states": {
        "submitted": {
          "tags": ["active"],
          "on": { "registration.approved": "protected", "registration.rejected": "rejected" },
          "after": { "approvalSla": "overdue" }
        },
        "overdue": { "tags": ["active"], "on": { "registration.approved": "protected", "registration.rejected": "rejected" } },
        "protected": {
          "tags": ["active", "granted"],
          "on": {
            "registration.extended": {
              "target": "protected",
              "guard": { "type": "when", "params": { "by": { "side": "partner", "role": ["partner-ae"] }, "data": { "evidence": true } } }
            }
          },
          "after": { "protection": "expired" }
        },
        "expired": { "type": "final" },
        "rejected": { "type": "final", "tags": ["refused"] }
      }
    }
  },
  "decisions": {
    "customerLead": {
      "question": "Who leads the customer?",
      "hitPolicy": "UNIQUE",
      "inputs": ["origin", "customer", "partnerType"],
      "output": { "type": "role" },
      "rules": [
        {
          "id": "lead-1",
          "when": { "origin": ["partner"], "customer": ["new", "partner-account"], "partnerType": "services" },
          "then": "partner-ae",
          "note": "They found it.",
          "evidence": { "decidedBy": "board", "on": "2026-01-01" }
        },
        { "id": "lead-2", "when": { "customer": ["vendor-account"] }, "then": "vendor-ae" }
      ]
    },
    "registrationConflict": {
      "question": "Whose registration stands?",
      "hitPolicy": "FIRST",
      "inputs": ["incumbentState", "hoursApart"],
      "output": {
        "type": "enum",
        "values": { "first": "the first stands", "second": "the second stands", "both": "both stand", "vendor": "the vendor sells direct", "escalate": "it is escalated" }
      },
      "defers": ["escalate"],
      "rules": [
        { "id": "conf-1", "when": { "incumbentState": ["protected"] }, "then": "first" },
        { "id": "conf-2", "when": { "hoursApart": "< 24" }, "then": "escalate", "decider": "partner-manager", "within": "escalation" }
      ]
    },
    "registrationSuccession": {
      "question": "Who moves up when the standing registration ends?",
      "output": { "type": "enum", "values": { "second": "the waiting one moves up" } },
      "rules": [{ "id": "succession-1", "then": "second" }]
    },
    "partnerReplaced": {
      "question": "Who carries on after a partner is replaced?",
      "on": ["partner.replaced"],
      "inputs": ["stage"],
      "output": { "columns": { "lead": { "type": "role" }, "terms": { "type": "enum", "values": { "kept": "terms are kept", "reset": "terms start anew" } } } },
      "rules": [{ "id": "rep-1", "when": { "stage": ["close"] }, "then": { "lead": "vendor-ae", "terms": "kept" } }]
    }
  },
  "responsibilities": [
    {
      "stage": "discovery",
      "activity": "discovery-call",
      "responsible": "partner-ae",
      "accountable": "vendor-ae",
      "consulted": [],
      "informed": ["partner-manager"],
      "when": { "partnerType": ["services"] },
      "how": "Book an hour."
    },
    { "stage": "registration.submitted", "activity": "registration.approved", "responsible": "partner-manager" }
  ],
  "tracking": {
    "system": "PRM",
    "fields": ["stage"],
    "visibility": [{ "object": "registration", "state": "submitted", "seenBy": ["vendor", "partner"], "fields": ["name"], "masked": [], "within": "P1D" }]
  },
  "registrationScope": { "unit": "account" },
  "layout": { "deal": { "discovery": { "x": 0, "y": 0 } } }
}
`;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

const LEAD: JsonObject = {
  question: 'Who leads the customer?',
  inputs: ['origin'],
  output: { type: 'role' },
  rules: [
    { id: 'lead-1', when: { origin: ['partner'] }, then: 'partner-ae' },
    { id: 'lead-2', when: { origin: ['vendor'] }, then: 'vendor-ae' },
  ],
};

const MINIMAL: JsonObject = {
  format: 'cosell-framework/1',
  id: 'small',
  name: 'Small',
  version: '1',
  roles: {
    'vendor-ae': { name: 'Account executive', side: 'vendor' },
    'partner-ae': { name: 'Partner seller', side: 'partner' },
  },
  facts: {
    origin: {
      type: 'enum',
      question: 'Who found it?',
      values: { vendor: 'the vendor found it', partner: 'the partner found it' },
    },
  },
  lifecycles: {
    deal: {
      initial: 'open',
      states: {
        open: { tags: ['stage'], on: { 'deal.won': 'won', 'deal.lost': 'lost' } },
        won: { type: 'final', tags: ['won'] },
        lost: { type: 'final', tags: ['lost'] },
      },
    },
  },
  decisions: { customerLead: LEAD },
};

/** The text of a small framework without findings, changed: objects are merged, lists and values replaced, `undefined` removes. */
export function framework(changes: JsonObject = {}): string {
  return JSON.stringify(merge(MINIMAL, changes), undefined, 2);
}

/** The text of the full example, changed in the same way (and without its comment). */
export function northwind(changes: JsonObject = {}): string {
  return JSON.stringify(merge(readJsonc(NORTHWIND), changes), undefined, 2);
}

/** A registration lifecycle to hang changes on. */
export const REGISTRATION: JsonObject = {
  initial: 'submitted',
  meta: { createdBy: ['registration.submitted'] },
  states: {
    submitted: {
      tags: ['active'],
      on: { 'registration.approved': 'protected', 'registration.rejected': 'rejected' },
    },
    protected: { tags: ['active', 'granted'] },
    rejected: { type: 'final', tags: ['refused'] },
  },
};

/** A conflict decision without findings. */
export const CONFLICT: JsonObject = {
  question: 'Whose registration stands?',
  inputs: ['hoursApart'],
  output: { type: 'enum', values: { first: 'the first stands', second: 'the second stands' } },
  rules: [{ id: 'conf-1', when: { hoursApart: '< 24' }, then: 'first' }],
};

export const SUCCESSION: JsonObject = {
  question: 'Who moves up?',
  output: { type: 'enum', values: { second: 'the waiting one moves up' } },
  rules: [{ id: 'succession-1', then: 'second' }],
};

export function merge(base: JsonObject, changes: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(change) ? merge(old, change) : change;
  }
  return merged;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJsonc(text: string): JsonObject {
  return parse(text, [], { allowTrailingComma: true }) as JsonObject;
}
