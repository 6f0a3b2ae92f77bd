import { parentPort } from 'node:worker_threads';
import type { ReportModel } from '@dabiao/reporting';
import { renderReport, type ReportFormat } from './render-report';

/** What the thread is asked: to render a model, or to give up the one it is at. */
export type RenderOrder =
  | { readonly id: number; readonly model: ReportModel; readonly format: ReportFormat }
  | { readonly id: number; readonly abandoned: true };

/** What the thread answers: how far it is, the file, or what went wrong. */
export type RenderAnswer =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: unknown };

/** Renderings under way, by their id, to be ended between two steps. */
const underWay = new Map<number, AbortController>();

const answer = (one: RenderAnswer): void => parentPort?.postMessage(one);

async function take(order: RenderOrder): Promise<void> {
  const { id } = order;
  if ('abandoned' in order) return underWay.get(id)?.abort();
  const controller = new AbortController();
  underWay.set(id, controller);
  try {
    const onProgress = (share: number): void => answer({ id, share });
    const bytes = await renderReport(order.model, order.format, { signal: controller.signal, onProgress });
    answer({ id, bytes });
  } catch (failure) {
    answer({ id, failure });
  } finally {
    underWay.delete(id);
  }
}

parentPort?.on('message', (order: RenderOrder) => void take(order));
