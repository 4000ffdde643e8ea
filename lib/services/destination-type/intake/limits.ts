/** What a destination type may be made of. The body of a request is 64 kB at most. */
export const limits = {
  steps: 20,
  properties: 100,
  choices: 200,
  requests: 10,
  headers: 20,
  /** Levels and values of a JSON body. */
  bodyDepth: 8,
  bodyNodes: 200,
  /** Steps that testing every answer of a card may take: size of each pattern times its longest text. */
  patternSteps: 300_000,
  /** All patterns of a card together, in characters. */
  patternText: 4_096,
} as const;
