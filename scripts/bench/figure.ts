/** A line of the benchmarks' report. */
export interface Figure {
  readonly label: string;
  readonly value: string | number;
  readonly limit: string;
}
