/** Small helpers to find and make elements. Text only: nothing here reads markup. */

/** The element, or one that is nowhere: a theme may leave a part out, and nobody here has to ask whether it did. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id) ?? make('div', '');
}

/** As {@link byId}, by a selector. */
export function pick(selector: string, root: ParentNode): HTMLElement {
  return root.querySelector<HTMLElement>(selector) ?? make('div', '');
}

export function all(selector: string, root: ParentNode = document): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>(selector));
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function makeLine(text: string): HTMLElement {
  return make('p', '', text);
}

export function makeButton(label: string, onClick: () => void): HTMLElement {
  const button = make('button', 'cw-button', label);
  button.type = 'button';
  button.onclick = onClick;
  return button;
}

export function makeLink(label: string, href: string): HTMLElement {
  const link = make('a', '', label);
  link.href = href;
  return link;
}

/** Sets the text only where it changes: a live region that is set again is read again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Replaces all children. */
export function fill(element: Element, ...children: readonly (string | Node)[]): void {
  element.textContent = '';
  element.append(...children);
}

/** Whether the course may be read and nothing on it done: until the learner's work is there, and while it is ended. */
export function setInert(inert: boolean): void {
  for (const element of all('.cw-header,.cw-contents,.cw-footer,.cw-activity')) element.toggleAttribute('inert', inert);
}

/** Moves focus to an element that need not be focusable by itself. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}

/** Moves focus to the first control in an element that can be used. */
export function focusOnControl(root: ParentNode): void {
  pick('input:enabled,select:enabled,textarea:enabled', root).focus();
}

/** Sets an attribute, or takes it away where there is no value. */
export function setAttribute(element: Element, name: string, value: string | false): void {
  if (value === false) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
