package org.wenku.archive.catalogue;

import java.time.Clock;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.cfg.Configuration;
import org.wenku.archive.holding.HeldFile;

/** Opens transactions on the catalogue: read-only ones to ask, and ones in somebody's name to write. */
public final class CatalogueSessions implements AutoCloseable {

    private final SessionFactory sessions;
    private final Clock clock;

    private CatalogueSessions(SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Opens the catalogue that is kept in this database; its schema must be there already. */
    public static CatalogueSessions open(DataSource database, Clock clock) {
        Properties set = new Properties();
        set.put("hibernate.connection.datasource", database);
        set.put("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
        // Because the schema is Flyway's and the dialect is known, nothing need be asked of the database at start.
        set.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        set.put("hibernate.hbm2ddl.auto", "none");
        set.put("hibernate.jdbc.batch_size", "200");
        set.put("hibernate.order_inserts", "true");
        set.put("hibernate.jdbc.time_zone", "UTC");
        set.put("jakarta.persistence.validation.mode", "none");
        SessionFactory sessions = new Configuration()
                .addAnnotatedClass(CatalogueRecord.class)
                .addAnnotatedClass(HeldFile.class)
                .addProperties(set)
                .buildSessionFactory();
        return new CatalogueSessions(sessions, clock);
    }

    /** Asks something of the catalogue as it is at this moment. */
    public <T> T read(Function<Catalogue, T> question) {
        return inTransaction(session -> {
            session.doWork(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only");
                }
            });
            return question.apply(new Catalogue(session));
        });
    }

    /** Writes into the catalogue: all of it or, when anything is thrown, nothing. Returned means committed. */
    public <T> T write(Act act, Function<Cataloguing, T> work) {
        return inTransaction(session -> work.apply(new Cataloguing(session, act, clock.instant())));
    }

    /** Writes that are nobody's act and leave no history, such as taking a row out of an outbox. */
    public <T> T housekeeping(Function<StatelessSession, T> work) {
        return inTransaction(work);
    }

    private <T> T inTransaction(Function<StatelessSession, T> work) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                T result = work.apply(session);
                transaction.commit();
                return result;
            } catch (RuntimeException | Error failure) {
                rollBack(transaction, failure);
                throw failure;
            }
        }
    }

    private static void rollBack(Transaction transaction, Throwable failure) {
        try {
            transaction.rollback();
        } catch (RuntimeException alsoFailed) {
            // Because what went wrong first is what must be told.
            failure.addSuppressed(alsoFailed);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
