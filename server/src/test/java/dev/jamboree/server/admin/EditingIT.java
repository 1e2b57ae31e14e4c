package dev.jamboree.server.admin;

import static dev.jamboree.server.admin.Instance.await;
import static dev.jamboree.server.admin.Instance.done;
import static dev.jamboree.server.admin.Instance.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.admin.Managed.Status;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EditingIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Instant NOON = Instant.parse("2026-12-10T12:00:00Z");

  private final List<Instance> instances = new ArrayList<>();

  @BeforeEach
  void open() {
    for (int i = 0; i < 2; i++) {
      instances.add(new Instance(servers.database(), null, Duration.ofDays(1), () -> NOON));
    }
  }

  @AfterEach
  void close() {
    instances.forEach(Instance::close);
  }

  @Test
  void aDraftIsKeptWordForWordWithItsAuthor() {
    Drafting drafting = instances.get(0).drafting;
    Managed draft = done(drafting.create(9001L, Sample.grab(1000, 1), "ann"));
    assertThat(draft).isEqualTo(new Managed(9001, Status.DRAFT, 1, null, 1));
    Drafting other = instances.get(1).drafting;
    assertThat(done(other.history(9001)).activity()).isEqualTo(draft);
    assertThat(await(other.document(9001, 1))).contains(Sample.grab(1000, 1));
    RevisionNote note = done(other.history(9001)).revisions().getFirst();
    assertThat(note.author()).isEqualTo("ann");
    assertThat(note.createdAt()).isEqualTo(NOON);
    assertThat(await(other.list(9000, 10))).contains(draft);
    assertThat(await(other.list(9001, 10))).isEmpty();
  }

  @Test
  void anIdIsGivenOnce() {
    Drafting drafting = instances.get(0).drafting;
    done(drafting.create(8001L, Sample.grab(1, 1), "ann"));
    assertThat(refused(drafting.create(8001L, Sample.grab(2, 1), "bob")))
        .isEqualTo(new Refusal.IdTaken(8001));
    assertThat(await(drafting.document(8001, 1))).contains(Sample.grab(1, 1));
  }

  @Test
  void operatorsWhoCreateAtTheSameTimeGetDifferentIds() {
    List<Future<Outcome<Managed>>> all =
        IntStream.range(0, 8)
            .mapToObj(i -> instances.get(i % 2).drafting.create(null, Sample.grab(1, 1), "op" + i))
            .toList();
    assertThat(all.stream().map(Instance::done).map(Managed::id)).doesNotHaveDuplicates();
  }

  @Test
  void ofTwoWhoReviseTheSameVersionOneIsToldThatItHasChanged() {
    long id = done(instances.get(0).drafting.create(null, Sample.grab(1, 1), "ann")).id();
    List<Outcome<Managed>> outcomes =
        IntStream.range(0, 2)
            .mapToObj(i -> instances.get(i).drafting.revise(id, 1L, Sample.grab(i + 2, 1), "op"))
            .toList()
            .stream()
            .map(Instance::await)
            .toList();
    assertThat(outcomes).filteredOn(it -> it instanceof Outcome.Done).hasSize(1);
    assertThat(outcomes)
        .filteredOn(it -> it instanceof Outcome.Refused)
        .containsExactly(new Outcome.Refused<>(new Refusal.VersionChanged(2)));
    assertThat(done(instances.get(0).drafting.history(id)).revisions()).hasSize(2);
  }

  @Test
  void thoseWhoDoNotAskForAVersionAllGetThrough() {
    long id = done(instances.get(0).drafting.create(null, Sample.grab(1, 1), "ann")).id();
    List<Future<Outcome<Managed>>> all =
        IntStream.range(0, 6)
            .mapToObj(i ->
                instances.get(i % 2).drafting.revise(id, null, Sample.grab(i + 2, 1), "op" + i))
            .toList();
    all.forEach(Instance::done);
    var history = done(instances.get(1).drafting.history(id));
    assertThat(history.activity()).isEqualTo(new Managed(id, Status.DRAFT, 7, null, 7));
    assertThat(history.revisions())
        .extracting(RevisionNote::revision)
        .containsExactly(7, 6, 5, 4, 3, 2, 1);
  }

  @Test
  void whatIsWrongWithADocumentIsToldAllAtOnceAndNothingIsKept() {
    Drafting drafting = instances.get(0).drafting;
    String bad = Sample.grab(0, 99).replace("\"UTC\"", "\"Mars\"");
    assertThat(refused(drafting.create(8002L, bad, "ann")))
        .isInstanceOfSatisfying(
            Refusal.InvalidDocument.class,
            it ->
                assertThat(it.errors())
                    .extracting("pointer")
                    .contains("/schedule/zone", "/mechanics/0/stock", "/mechanics/0/slots"));
    assertThat(refused(drafting.history(8002))).isEqualTo(new Refusal.NoSuchActivity(8002));
  }

  @Test
  void whatDoesNotExistIsNotChanged() {
    Instance one = instances.get(0);
    long id = done(one.drafting.create(null, Sample.grab(1, 1), "ann")).id();
    assertThat(refused(one.drafting.revise(404, null, Sample.grab(1, 1), "ann")))
        .isEqualTo(new Refusal.NoSuchActivity(404));
    assertThat(refused(one.publishing.publish(id, null, 2)))
        .isEqualTo(new Refusal.NoSuchRevision(2));
    assertThat(refused(one.publishing.end(id, null, "ann"))).isEqualTo(new Refusal.NotPublished());
    assertThat(refused(one.publishing.publish(id, 5L, null)))
        .isEqualTo(new Refusal.VersionChanged(1));
    assertThat(done(one.drafting.history(id)).activity().version()).isEqualTo(1);
  }
}
