/** Pictures by their file's name. */

/** Whether every browser shows a file of this ending as a picture. */
export function isPicture(path: string): boolean {
  return /\.(png|jpe?g|gif|webp|avif|svg)$/i.test(path);
}
