/** The words that a learner sees: they stand in message files (`messages/<language>.yaml`) and never in code. */

/** A message: one text, or a text for one and a text for any other number. `{name}` is a placeholder. */
export type Message = string | { readonly one: string; readonly other: string };

/** Messages by key, such as `choice.check`. */
export type Messages = Readonly<Record<string, Message>>;

export type MessageValues = Readonly<Record<string, string | number>>;

/** Words a message; a plural chooses by the value `n`. Throws where the key is unknown: that is our bug, not the author's. */
export function wordMessage(messages: Messages, key: string, values: MessageValues = {}): string {
  const message = messages[key];
  if (message === undefined) throw new Error(key);
  const text = typeof message === 'string' ? message : values.n === 1 ? message.one : message.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
