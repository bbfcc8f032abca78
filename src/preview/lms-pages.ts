/** The pages of the LMS that preview plays: as plain as can be, and nothing inline, as a careful LMS has them. */

import type { PageLaunch, Placement } from './host-messages.js';
import { type HttpResponse, plain } from './http-server.js';

/** What a careful LMS allows a course: its own files and its LRS, nothing inline, nothing from elsewhere. */
export function coursePolicy(lrsOrigin: string): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ${lrsOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

export const LMS_STYLE = `html, body { height: 100%; margin: 0; font-family: Arial, sans-serif; }
body { display: flex; flex-direction: column; }
header { padding: 8px 16px; }
iframe { border: 0; flex: 1; width: 100%; }
`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);
}

function page(title: string, head: string, body: string): HttpResponse {
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/preview/lms.css">
${head}
</head>
<body>
${body}
</body>
</html>
`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'; base-uri 'none'",
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body: html };
}

/** How a course is shown: in a frame, in a frame's frame, or in a window that a button opens. */
function stage(placement: Placement, url: string): string {
  const frame = (address: string): string =>
    `<iframe id="course" title="Course" src="${escapeHtml(address)}"></iframe>`;
  if (placement === 'frame') return frame(url);
  if (placement === 'nested-frame') return frame(`/lms/inner?${new URLSearchParams({ url }).toString()}`);
  return `<main><button type="button" id="open" data-url="${escapeHtml(url)}">Open the course</button></main>`;
}

/** The page that has `window.API` and plays the course. */
export function scorm12Page(launch: PageLaunch): HttpResponse {
  const json = JSON.stringify(launch).replace(/</g, '\\u003c');
  const head = `<script type="application/json" id="launch">${json}</script>
<script src="/preview/scorm12-page.js"></script>`;
  const close = '<header><button type="button" id="close">Close the course</button></header>';
  return page(launch.behaviour.title, head, `${close}\n${stage(launch.placement, launch.url)}`);
}

/** A page around a course that speaks to its LRS itself. */
export function plainPage(placement: Placement, url: string): HttpResponse {
  const script = '<script src="/preview/plain-page.js"></script>';
  const close = '<header><button type="button" id="close">Close the course</button></header>';
  return page('Course', script, `${close}\n${stage(placement, url)}`);
}

/** The frame between LMS and course. */
export function innerPage(url: string): HttpResponse {
  if (!url.startsWith('/package/')) return plain(400, 'Only the course is shown here.');
  return page('Course', '', stage('frame', url));
}
