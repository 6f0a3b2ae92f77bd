import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Permission } from '@dabiao/access';
import { lazyPiece, twice } from '../shared/lazy-piece';
import { PageFailed } from '../shared/ui/PageFailed';

/** What a route says of itself beside its screen. */
export interface Handle {
  /** The permission without which the server answers nothing of the screen. */
  readonly needs: Permission;
}

/** Marks a screen that is only for whoever holds a permission somewhere; `Gate` looks where. */
export const only = (needs: Permission): Handle => ({ needs });

type Load = () => Promise<{ readonly Component?: ComponentType | null }>;

/** Screens that fail inside of the frame, so that the way out stays, and can be tried again where their script did not come. */
export const inFrame = (routes: readonly RouteObject[]): RouteObject[] => [
  {
    errorElement: <PageFailed />,
    children: routes.map((route) => {
      const { lazy } = route;
      return typeof lazy === 'function' ? { ...route, lazy: screenOf(lazy) } : route;
    }),
  },
];

/** The router remembers for ever that a screen could not be loaded: what it is given instead asks for it again. */
const screenOf = (load: Load) => async () => {
  const componentOf = async (): Promise<ComponentType> => (await load()).Component!;
  try {
    return { Component: await twice(componentOf) };
  } catch {
    return { Component: lazyPiece(componentOf) };
  }
};
