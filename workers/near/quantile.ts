/**
 * The value below which a part of the values lies; between two of them the nearer counts in proportion.
 * @param ascending sorted, not empty (not checked)
 * @param part 0 (least) to 1 (greatest)
 */
export function quantile(ascending: ArrayLike<number>, part: number): number {
  const place = part * (ascending.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, ascending.length - 1);
  return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
}
