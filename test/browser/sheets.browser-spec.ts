import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { startSite, type Site } from './support/site';
import {
  assessmentOf,
  hospitalOf,
  isTooWide,
  OFFICE,
  PHONE,
  settled,
  violations,
  visit,
} from './support/pages';
