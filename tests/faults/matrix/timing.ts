/** What `kaleyra:timeout` is in the matrix: short, so that a hang is seen soon. */
export const timeLimitSeconds = 6;

/** An operation that is still at it so much after its limit is a hang. */
export const graceSeconds = 1.5;

/** A run of the engine over a whole stack that takes longer has hung, whatever the requests say. */
export const runLimitSeconds = 60;
