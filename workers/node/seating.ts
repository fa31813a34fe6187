/** Persons seated in groups for one evaluation each. */
export interface Seating<T> {
  /** Of at most `seats` persons each; only the last can have fewer. */
  readonly groups: readonly (readonly T[])[];
  /** Fewer than `least` were left over: they are in no group. */
  readonly left: readonly T[];
}

/** Fills one group after the other. @param persons in an order that nobody chose */
export function seat<T>(
  persons: readonly T[],
  { seats, least }: { readonly seats: number; readonly least: number },
): Seating<T> {
  const full = persons.length - (persons.length % seats);
  const seated = persons.length - full < least ? full : persons.length;
  return {
    groups: Array.from({ length: Math.ceil(seated / seats) }, (_, g) =>
      persons.slice(g * seats, Math.min((g + 1) * seats, seated)),
    ),
    left: persons.slice(seated),
  };
}
