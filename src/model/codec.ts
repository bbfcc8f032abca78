/** Codecs between values and bits: each is written once and reads what it writes. */

/** Reads bits in order; every read beyond the end throws. */
export interface BitReader {
  readonly bits: readonly boolean[];
  at: number;
}

/** The bits ended, or made no sense. Caught where a whole text is decoded; nobody else sees it. */
export function refuseBits(): never {
  throw new Error('bits');
}

export interface Codec<T> {
  /** Appends the value's bits. */
  write(bits: boolean[], value: T): void;
  /** Throws where the bits end or make no sense. */
  read(reader: BitReader): T;
}

export const flag: Codec<boolean> = {
  write: (bits, value) => {
    bits.push(value);
  },
  read: (reader) => {
    if (reader.at >= reader.bits.length) refuseBits();
    reader.at += 1;
    return reader.bits[reader.at - 1] === true;
  },
};

/** An integer 0 ≤ value < 2^width, the highest bit first; width ≤ 48. */
export function number(width: number): Codec<number> {
  return {
    write: (bits, value) => {
      for (let bit = width - 1; bit >= 0; bit--) bits.push(((value / 2 ** bit) & 1) > 0);
    },
    read: (reader) => {
      let value = 0;
      for (let bit = 0; bit < width; bit++) value = value * 2 + (flag.read(reader) ? 1 : 0);
      return value;
    },
  };
}

/** Any integer 0 ≤ value < 2^31 - 2^order in an Exp-Golomb code: small numbers take few bits (order + 1 at least). */
export function count(order = 0): Codec<number> {
  return {
    write: (bits, value) => {
      const width = 32 - Math.clz32(value + 2 ** order);
      for (let zero = order + 1; zero < width; zero++) bits.push(false);
      number(width).write(bits, value + 2 ** order);
    },
    read: (reader) => {
      let width = order;
      while (!flag.read(reader)) width += 1;
      if (width > 30) refuseBits();
      return 2 ** width + number(width).read(reader) - 2 ** order;
    },
  };
}

/** A codec of other values: `to` before writing, `from` after reading. */
export function mapped<T, Written>(
  codec: Codec<Written>,
  to: (value: T) => Written,
  from: (written: Written) => T,
): Codec<T> {
  return { write: (bits, value) => codec.write(bits, to(value)), read: (reader) => from(codec.read(reader)) };
}

/** A value that may be missing, after one bit that says so. */
export function optional<T>(codec: Codec<T>): Codec<T | undefined> {
  return {
    write: (bits, value) => {
      bits.push(value !== undefined);
      if (value !== undefined) codec.write(bits, value);
    },
    read: (reader) => (flag.read(reader) ? codec.read(reader) : undefined),
  };
}

/** Reads so many items. Each takes a bit at least, so a number that cannot be is refused before memory is taken. */
export function readItems<T>(length: number, reader: BitReader, item: Codec<T>): T[] {
  if (length > reader.bits.length) refuseBits();
  return Array.from({ length }, () => item.read(reader));
}

/** How many, and each of them. */
export function list<T>(size: Codec<number>, item: Codec<T>): Codec<readonly T[]> {
  return {
    write: (bits, values) => {
      size.write(bits, values.length);
      for (const value of values) item.write(bits, value);
    },
    read: (reader) => readItems(size.read(reader), reader, item),
  };
}

/** An object's fields, one after the other; what is read as undefined is left out. */
export function fields<T extends object>(codecs: { readonly [Name in keyof T]-?: Codec<T[Name]> }): Codec<T> {
  const names = Object.keys(codecs) as (keyof T)[];
  return {
    write: (bits, value) => {
      for (const name of names) codecs[name].write(bits, value[name]);
    },
    read: (reader) => {
      const result: Partial<T> = {};
      for (const name of names) {
        const value = codecs[name].read(reader);
        if (value !== undefined) result[name] = value;
      }
      return result as T;
    },
  };
}
