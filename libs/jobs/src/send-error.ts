/** Why a message did not go. `code` is safe to keep and to show: never an address, a path or a password. */
export class SendError extends Error {
  constructor(
    readonly code: string,
    /** Whether trying again cannot help. */
    readonly forGood = false,
  ) {
    super(code);
  }
}
