/** What `kaleyra:timeoutSeconds` is in the matrix: short, so that a hang is seen soon. */
export const timeLimitSeconds = 6;

/** A change that was sent is repeated and looked up beyond the limit; what takes longer is a hang. */
export const graceSeconds = 45;

/** A run of the engine over a whole stack that takes longer has hung, whatever the requests say. */
export const runLimitSeconds = 120;
