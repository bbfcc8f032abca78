/** Small helpers to find and make elements. Text only: nothing here reads markup. */

export function byId(id: string): HTMLElement | null {
  return document.getElementById(id);
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

export function makeButton(label: string, onClick: () => void, className = 'cw-button'): HTMLButtonElement {
  const button = make('button', className, label);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/** Sets the text only where it changes: a live region that is set again is read again. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Replaces all children. */
export function fill(element: Element, ...children: readonly (string | Node)[]): void {
  element.textContent = '';
  element.append(...children);
}

/** Moves focus to an element that need not be focusable by itself. */
export function focusOn(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}
