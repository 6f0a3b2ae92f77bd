import type { RouteObject } from 'react-router';
import type { Permission } from '@dabiao/access';
import { twice } from '../shared/lazy-piece';
import { PageFailed } from '../shared/ui/PageFailed';

/** What a route says of itself beside its screen. */
export interface Handle {
  /** The permission without which the server answers nothing of the screen. */
  readonly needs: Permission;
}

/** Marks a screen that is only for whoever holds a permission somewhere; `Gate` looks where. */
export const only = (needs: Permission): Handle => ({ needs });

/**
 * Screens that fail inside of the frame, so that the way out stays, and whose files are asked for twice. The router shows
 * a failure to load a screen only above that screen: in a route of its own.
 */
export const inFrame = (routes: readonly RouteObject[]): RouteObject[] => [
  {
    errorElement: <PageFailed />,
    children: routes.map((route) => {
      const { lazy } = route;
      return typeof lazy === 'function' ? { ...route, lazy: () => twice(lazy) } : route;
    }),
  },
];
