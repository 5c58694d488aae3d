/**
 * The text of a framework to begin with: three stages, a seller on each side, one fact and one question without a rule.
 * It reads without an error; what is missing in it is missing on purpose, so that the holes show.
 */
export function createBlankFramework(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `{
  "format": "cosell-framework/1",
  "id": ${JSON.stringify(id || 'framework')},
  "name": ${JSON.stringify(name)},
  "version": "0.1.0",
  "timezone": "UTC",

  // The kinds of partner the framework is for.
  "partnerTypes": {
    "services": { "name": "Services partner" },
    "integration": { "name": "Integration partner" }
  },

  // Who works on a deal, and for whom.
  "roles": {
    "vendor-ae": { "name": "Account executive", "side": "vendor" },
    "partner-ae": { "name": "Partner seller", "side": "partner" }
  },

  // What one has to know about a deal to decide.
  "facts": {
    "origin": {
      "type": "enum",
      "question": "Who found the opportunity?",
      "values": {
        "vendor": "the vendor found the opportunity",
        "partner": "the partner found the opportunity"
      }
    }
  },

  // The path of a deal: its stages, and what leads from one to the next.
  "lifecycles": {
    "deal": {
      "id": "deal",
      "initial": "discovery",
      "states": {
        "discovery": {
          "tags": ["stage"],
          "description": "Discovery",
          "on": { "stage.pitch": "pitch", "deal.lost": "lost" }
        },
        "pitch": {
          "tags": ["stage"],
          "description": "Pitch",
          "on": { "stage.close": "close", "deal.lost": "lost" }
        },
        "close": {
          "tags": ["stage"],
          "description": "Close",
          "on": { "deal.won": "won", "deal.lost": "lost" }
        },
        "won": { "type": "final", "tags": ["won"], "description": "Won" },
        "lost": { "type": "final", "tags": ["lost"], "description": "Lost" }
      }
    }
  },

  // The questions every deal asks. Until a rule answers, the framework is silent.
  "decisions": {
    "customerLead": {
      "question": "Who leads the customer?",
      "hitPolicy": "UNIQUE",
      "inputs": ["stage", "origin"],
      "output": { "type": "role" },
      "rules": []
    }
  },

  // Who does what in which stage.
  "responsibilities": []
}
`;
}
