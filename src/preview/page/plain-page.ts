/** The LMS's page around a course that needs no API: it only opens and closes it. */

import { wireButtons } from './course-windows.js';

wireButtons();
