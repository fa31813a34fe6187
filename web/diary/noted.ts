/** What a person notes of a visit or a meeting. */
export interface Noted {
  /** Not in lists unless asked for; shared and compared like every other. */
  hidden?: boolean;
  /** The person was protected there. Changes what this phone tells, never what it shares. */
  protected?: boolean;
}
