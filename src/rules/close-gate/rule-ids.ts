/** The ids of the gate's rules, in the order in which they are judged and listed. */
export const GATE_RULE_IDS = [
  ...(['X1', 'X2', 'X6', 'X3', 'X5', 'I8', 'X4', 'I1', 'D1', 'D4'] as const),
  ...(['X7', 'X8', 'X9', 'X10', 'X11', 'X14'] as const),
];

export type GateRuleId = (typeof GATE_RULE_IDS)[number];
