package org.wenku.archive.changeset;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/**
 * One change that is made to every record of a set. What a person changes is theirs from then on: a statement that was
 * extracted or derived becomes curated, and a link to an authority goes with the value it stood for.
 */
public sealed interface Operation {

    /**
     * What becomes of a content; the same where there is nothing to change.
     *
     * @throws Impossible if this content cannot be changed so
     */
    Content on(Content content) throws Impossible;

    /** Whether it opens records to the public or takes them away, for which a right of its own is needed. */
    default boolean publishes() {
        return false;
    }

    /**
     * Says one thing more, unless it is said already.
     *
     * @param edtf the date in EDTF, for date terms; null to have it read from the value
     */
    record AddValue(
            Term term,
            String value,
            @Nullable String language,
            @Nullable String edtf) implements Operation {
        @Override
        public Content on(Content content) {
            Statement added = said(term, value, language, edtf);
            boolean there = content.statements().of(term).anyMatch(other -> Content.same(other, added));
            return there ? content : content.with(content.statements().with(added));
        }
    }

    /**
     * Says this instead of everything that was said of the term, in this language where one is given.
     *
     * @param language the language replaced and set; null to replace the values of every language
     */
    record SetValue(
            Term term,
            String value,
            @Nullable String language,
            @Nullable String edtf) implements Operation {
        @Override
        public Content on(Content content) {
            Statement set = said(term, value, language, edtf);
            List<Statement> all = new ArrayList<>();
            boolean placed = false;
            for (Statement statement : content.statements()) {
                boolean replaced =
                        statement.term() == term && (language == null || language.equals(statement.language()));
                if (!replaced) {
                    all.add(statement);
                } else if (!placed) {
                    placed = true;
                    all.add(unlessSame(statement, set));
                }
            }
            if (!placed) {
                all.add(set);
            }
            return content.with(new Statements(all));
        }

        private static Statement unlessSame(Statement was, Statement set) {
            boolean same = Content.same(was, set) && Objects.equals(was.edtf(), set.edtf());
            return same && was.origin().kind() == Origin.Kind.CURATED ? was : set;
        }
    }

    /**
     * Says no longer what was said of a term.
     *
     * @param value only where exactly this was said; null for every value
     */
    record RemoveValues(Term term, @Nullable String value) implements Operation {
        @Override
        public Content on(Content content) {
            return content.turning(statement ->
                    statement.term() == term && matches(statement) ? Stream.empty() : Stream.of(statement));
        }

        private boolean matches(Statement statement) {
            return value == null || value.strip().equals(statement.value());
        }
    }

    /** Says something else wherever exactly this value was said of a term. */
    record ReplaceValue(Term term, String from, String to) implements Operation {
        @Override
        public Content on(Content content) {
            return content.turning(statement -> Stream.of(
                    statement.term() == term && statement.value().equals(from.strip())
                            ? rewritten(statement, to)
                            : statement));
        }
    }

    /** Puts another text in the place of each match within the values of a term, or of all terms where none is given. */
    record ReplaceText(@Nullable Term term, TextSearch find, String replacement) implements Operation {
        @Override
        public Content on(Content content) throws Impossible {
            return content.turning(
                    statement -> Stream.of(term == null || statement.term() == term ? replaced(statement) : statement));
        }

        private Statement replaced(Statement statement) throws Impossible {
            String text = find.replaceIn(statement.value(), replacement);
            if (text.equals(statement.value())) {
                return statement;
            }
            if (text.isBlank()) {
                throw new Impossible(
                        "替换之后“" + statement.term().localName() + "”什么也不剩：" + brief(statement.value())
                                + "；要删除著录项，请用“删除”。",
                        "Nothing would be left of the " + statement.term().localName() + " “" + brief(statement.value())
                                + "”; to remove it, use remove.");
            }
            return rewritten(statement, text);
        }
    }

    /**
     * Says in which language values are.
     *
     * @param term only values of this term; null for all that have a language or are words
     * @param from only values that have this language; null for any or none
     * @param to the language; null to say that they have none
     */
    record SetLanguage(
            @Nullable Term term,
            @Nullable String from,
            @Nullable String to) implements Operation {
        @Override
        public Content on(Content content) {
            return content.turning(statement -> Stream.of(
                    meant(statement) && !Objects.equals(statement.language(), to) ? tagged(statement) : statement));
        }

        private boolean meant(Statement statement) {
            boolean language = from == null || from.equals(statement.language());
            return language && (term == null ? from != null || statement.language() != null : statement.term() == term);
        }

        private Statement tagged(Statement statement) {
            return new Statement(
                    statement.term(), statement.value(), to, Origin.curated(), statement.authority(), statement.edtf());
        }
    }

    /** Sets the condition under which a record stands. */
    record SetAccess(Access access) implements Operation {
        @Override
        public Content on(Content content) {
            return content.access().equals(access) ? content : content.with(access);
        }
    }

    /** Opens drafts, and what was withdrawn, to the public. */
    record Publish() implements Operation {
        @Override
        public Content on(Content content) {
            return content.state() == RecordState.PUBLISHED ? content : content.in(RecordState.PUBLISHED, null);
        }

        @Override
        public boolean publishes() {
            return true;
        }
    }

    /**
     * Takes published records away from the public.
     *
     * @param reason why, for readers
     */
    record Withdraw(String reason) implements Operation {
        @Override
        public Content on(Content content) throws Impossible {
            if (content.state() == RecordState.DRAFT) {
                throw new Impossible("还没有公开过，不能撤下。", "It is a draft and was never public, so it cannot be withdrawn.");
            }
            return content.state() == RecordState.WITHDRAWN ? content : content.in(RecordState.WITHDRAWN, reason);
        }

        @Override
        public boolean publishes() {
            return true;
        }
    }

    /**
     * Says of another term what was said of one.
     *
     * @param value only where exactly this was said; null for every value
     */
    record MoveValues(Term from, Term to, @Nullable String value) implements Operation {
        @Override
        public Content on(Content content) {
            return content.turning(statement ->
                    Stream.of(statement.term() == from && meant(statement) ? moved(statement) : statement));
        }

        private boolean meant(Statement statement) {
            return value == null || value.strip().equals(statement.value());
        }

        private Statement moved(Statement statement) {
            Statement there = Content.curated(to, statement.value(), statement.language());
            String edtf = to.isDate() && statement.edtf() != null ? statement.edtf() : there.edtf();
            return new Statement(to, there.value(), there.language(), there.origin(), statement.authority(), edtf);
        }
    }

    /** Says for whom or what exactly this value of a term stands. */
    record LinkAuthority(Term term, String value, URI authority) implements Operation {
        @Override
        public Content on(Content content) {
            return content.turning(statement -> Stream.of(meant(statement) ? linked(statement) : statement));
        }

        private boolean meant(Statement statement) {
            return statement.term() == term
                    && statement.value().equals(value.strip())
                    && !authority.equals(statement.authority());
        }

        private Statement linked(Statement statement) {
            return new Statement(
                    term, statement.value(), statement.language(), Origin.curated(), authority, statement.edtf());
        }
    }

    private static Statement said(Term term, String value, @Nullable String language, @Nullable String edtf) {
        Statement read = Content.curated(term, value, language);
        return edtf == null ? read : read.readAs(edtf);
    }

    private static Statement rewritten(Statement statement, String value) {
        return Content.curated(statement.term(), value, statement.language());
    }

    private static String brief(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
