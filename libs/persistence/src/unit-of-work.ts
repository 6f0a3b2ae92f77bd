import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/**
 * The only place that opens a transaction. Nested calls join the outer one.
 *
 * On SQLite every query of a DataSource shares one connection, so two overlapping transactions would become
 * savepoints of one another and a rollback would take the other's rows with it; there, top-level work waits
 * its turn. Reads outside a unit of work go to a second, read-only connection.
 */
@Injectable()
export class UnitOfWork {
  private readonly scopes = new AsyncLocalStorage<EntityManager>();
  private turn: Promise<unknown> = Promise.resolve();
  private ended = 0;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectDataSource('reader') private readonly readSource: DataSource,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.scopes.getStore()) return work();
    const transact = (): Promise<T> =>
      this.dataSource.transaction((manager) => this.scopes.run(manager, work));
    try {
      return await (this.isPostgres ? transact() : this.queue(transact));
    } finally {
      this.ended += 1;
    }
  }

  /**
   * How many units of work have ended; while it stays the same nothing has been written. Undefined on PostgreSQL,
   * where other processes write too.
   */
  get writes(): number | undefined {
    return this.isPostgres ? undefined : this.ended;
  }

  /** For reading: the transaction one is in, else the read-only side. */
  get reader(): EntityManager {
    return this.scopes.getStore() ?? this.readSource.manager;
  }

  get writer(): EntityManager {
    const manager = this.scopes.getStore();
    if (!manager) throw new Error('Writes need a unit of work: wrap the use case in UnitOfWork.run().');
    return manager;
  }

  get isPostgres(): boolean {
    return this.dataSource.options.type === 'postgres';
  }

  private queue<T>(task: () => Promise<T>): Promise<T> {
    const next = this.turn.then(task, task);
    this.turn = next.catch(() => undefined);
    return next;
  }
}
