package org.wenku.archive.search;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.backend.lucene.scope.LuceneIndexScope;
import org.hibernate.search.engine.backend.work.execution.DocumentCommitStrategy;
import org.hibernate.search.engine.backend.work.execution.DocumentRefreshStrategy;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.mapping.definition.programmatic.TypeMappingStep;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.StandalonePojoMappingConfigurer;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.hibernate.search.mapper.pojo.work.SearchIndexingPlanExecutionReport;
import org.hibernate.search.util.common.SearchException;

/** One whole index in a folder of its own: Hibernate Search over Lucene, and the state of it that searches see. */
final class Generation implements AutoCloseable {
    private final CloseableSearchMapping mapping;
    private final SearchScope<IndexedRecord> scope;
    private final LuceneIndexScope lucene;
    private Snapshot snapshot;

    private Generation(CloseableSearchMapping mapping) {
        this.mapping = mapping;
        this.scope = mapping.scope(IndexedRecord.class);
        this.lucene = scope.extension(LuceneExtension.get());
        this.snapshot = new Snapshot(lucene.openIndexReader());
    }

    /** @throws SearchException if the folder cannot be read or written as an index */
    static Generation open(Path folder) {
        StandalonePojoMappingConfigurer records = context -> {
            context.annotationMapping()
                    .discoverAnnotationsFromReferencedTypes(false)
                    .discoverAnnotatedTypesFromRootMappingAnnotations(false);
            TypeMappingStep type = context.programmaticMapping().type(IndexedRecord.class);
            type.searchEntity();
            type.indexed().index(Fields.INDEX);
            type.property("id").documentId();
            type.binder(new RecordBinder());
        };
        CloseableSearchMapping mapping = SearchMapping.builder(AnnotatedTypeSource.empty(), MethodHandles.lookup())
                .property("hibernate.search.mapping.configurer", records)
                .properties(settings(folder))
                .build();
        try {
            return new Generation(mapping);
        } catch (RuntimeException e) {
            mapping.close(); // because its threads would hold the lock and the JVM
            throw e;
        }
    }

    private static Map<String, Object> settings(Path folder) {
        return Map.of(
                "hibernate.search.backend.type",
                "lucene",
                "hibernate.search.backend.lucene_version",
                "9.12.3",
                "hibernate.search.backend.directory.root",
                folder.toString(),
                "hibernate.search.backend.thread_pool.size",
                2,
                "hibernate.search.backend.indexing.queue_count",
                2,
                "hibernate.search.backend.io.writer.ram_buffer_size",
                24,
                // an hour, because every write here is committed by name
                "hibernate.search.backend.io.commit_interval",
                3_600_000,
                "hibernate.search.mapping.build_missing_discovered_jandex_indexes",
                false);
    }

    /** Puts and removes records; nothing is durable or visible before {@link #commit()}. */
    void write(Collection<IndexedRecord> upserts, Collection<UUID> deletions) {
        Written written = new Written();
        try (SearchSession session = mapping.createSessionWithOptions()
                .indexingPlanSynchronizationStrategy(written)
                .build()) {
            upserts.forEach(session.indexingPlan()::addOrUpdate);
            deletions.forEach(id -> session.indexingPlan().purge(IndexedRecord.class, id, null));
        }
        written.await();
    }

    /** Makes what was written durable, then visible. */
    void commit() {
        scope.workspace().flush();
        scope.workspace().refresh();
        Snapshot next = new Snapshot(lucene.openIndexReader());
        Snapshot last;
        synchronized (this) {
            last = snapshot;
            snapshot = next;
        }
        last.close();
    }

    /** The state of the last commit, to be closed by who asked. */
    synchronized Snapshot snapshot() {
        return snapshot.share();
    }

    @Override
    public void close() {
        synchronized (this) {
            snapshot.close();
        }
        mapping.close();
    }

    /** Waits for the writing alone, because one commit then serves the whole call. */
    private static final class Written implements IndexingPlanSynchronizationStrategy {
        private CompletableFuture<? extends SearchIndexingPlanExecutionReport> report =
                CompletableFuture.completedFuture(null);

        @Override
        public void apply(
                org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategyConfigurationContext context) {
            context.documentCommitStrategy(DocumentCommitStrategy.NONE);
            context.documentRefreshStrategy(DocumentRefreshStrategy.NONE);
            context.indexingFutureHandler(future -> report = future);
        }

        void await() {
            try {
                SearchIndexingPlanExecutionReport outcome = report.join();
                if (outcome != null && outcome.throwable().isPresent()) {
                    throw new IndexFailure(
                            "Writing to the search index failed",
                            outcome.throwable().get());
                }
            } catch (CompletionException e) {
                throw new IndexFailure("Writing to the search index failed", e.getCause());
            }
        }
    }
}
