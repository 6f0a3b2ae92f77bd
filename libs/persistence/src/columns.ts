import type { ColumnOptions } from 'typeorm';

/*
 * The few column kinds that mean the same on SQLite and PostgreSQL. Ids are UUIDs, instants are UTC in
 * ISO 8601, days and months are text, states are words. No database enum, date or json type.
 */

export const id = { type: 'varchar', length: 36 } as const satisfies ColumnOptions;
export const instant = { type: 'varchar', length: 24 } as const satisfies ColumnOptions;
export const day = { type: 'varchar', length: 10 } as const satisfies ColumnOptions;
export const month = { type: 'varchar', length: 7 } as const satisfies ColumnOptions;
export const word = { type: 'varchar', length: 40 } as const satisfies ColumnOptions;
export const name = { type: 'varchar', length: 200 } as const satisfies ColumnOptions;
export const hash = { type: 'varchar', length: 64 } as const satisfies ColumnOptions;
export const long = { type: 'text' } as const satisfies ColumnOptions;
export const int = { type: 'integer' } as const satisfies ColumnOptions;
export const flag = { type: 'boolean' } as const satisfies ColumnOptions;
export const orNull = { nullable: true } as const;
