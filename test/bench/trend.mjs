/**
 * The straight line through values in even steps (least squares).
 *
 * @returns growth over all of them, and how uncertain it is (standard error)
 */
export function trend(values) {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  let spread = 0;
  let slope = 0;
  values.forEach((value, index) => {
    spread += (index - middle) ** 2;
    slope += (index - middle) * (value - mean);
  });
  slope /= spread;
  const rest = values.reduce(
    (sum, value, index) => sum + (value - mean - slope * (index - middle)) ** 2,
    0,
  );
  const error = Math.sqrt(rest / (count - 2) / spread);
  return { growth: slope * (count - 1), error: error * (count - 1) };
}
