import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { requirementOf, type Requirement } from '../../apps/api/src/http/access';

export interface Route {
  /** `GET /people/:id` */
  readonly route: string;
  readonly requires: Requirement | undefined;
}

/** Every route of an app, from Nest's own metadata, with what it declares. */
export function routesOf(app: INestApplication): Route[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as Type).prototype as Record<string, object>;
    const base = Reflect.getMetadata(PATH_METADATA, metatype!) as string;
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
      .map((name) => {
        const handler = prototype[name]!;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
        const own = Reflect.getMetadata(PATH_METADATA, handler) as string;
        const path = [base, own].flatMap((part) => part.split('/')).filter((part) => part !== '');
        return { route: `${method} /${path.join('/')}`, requires: requirementOf(reflector, handler) };
      });
  });
}
