/** Names of files in a package: which could be unpacked outside its folder. */

/** Whether a name stays below the folder that it is unpacked in, on any system: no `..`, no root, no drive, no backslash. */
export function isSafeName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  if (name === '' || /[\\:\u0000-\u001f]/.test(name)) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
