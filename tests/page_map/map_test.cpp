// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "core/base/random.h"
#include "tests/page_data/tiny_set.h"
#include "tests/page_neighbors/circle_run.h"
#include "ui/pages/map/map_page.h"
#include "ui/pages/map/map_widget.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

namespace {

/// Artists at random places of a square; the last one has no vector.
MapPoints scattered(std::size_t n) {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  models::Embedding embedding;
  projection::Map map;
  map.points.resize(static_cast<Eigen::Index>(n), 2);
  embedding.input = models::Matrix::Ones(static_cast<Eigen::Index>(n), 2);
  Random random(7);
  for (std::size_t i = 0; i < n; ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->counts.push_back(n - i);
    map.points(static_cast<Eigen::Index>(i), 0) = static_cast<float>(random.uniform() * 4 - 1);
    map.points(static_cast<Eigen::Index>(i), 1) = static_cast<float>(random.uniform() * 2);
  }
  embedding.input.row(static_cast<Eigen::Index>(n - 1)).setZero();
  embedding.vocabulary = vocabulary;
  return map_points(map, embedding, nullptr);
}

std::optional<std::int32_t> nearest_by_loop(const MapPoints& points, QPointF at, double reach) {
  std::optional<std::int32_t> best;
  double least = reach;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double d = std::hypot(static_cast<double>(points.x[i]) - at.x(), static_cast<double>(points.y[i]) - at.y());
    if (points.shown[i] == 0 || d >= least) continue;
    least = d;
    best = static_cast<std::int32_t>(i);
  }
  return best;
}

}  // namespace

class MapTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;

 private slots:
  void zooming_keeps_the_place_under_the_cursor() {
    const MapView view{{2, 3}, 50};
    const QSizeF size(400, 300);
    const QPointF cursor(33, 250);
    const MapView nearer = view.zoomed(4, cursor, size);
    QCOMPARE(nearer.scale, 200.0);
    QVERIFY(QLineF(nearer.toMap(cursor, size), view.toMap(cursor, size)).length() < 1e-12);
    QVERIFY(QLineF(view.toScreen(view.toMap(cursor, size), size), cursor).length() < 1e-9);
    const MapView moved = view.panned({10, -20});
    QVERIFY(QLineF(moved.toScreen({2, 3}, size), QPointF(210, 130)).length() < 1e-9);
  }

  void the_grid_finds_what_a_loop_over_all_points_finds() {
    const MapPoints points = scattered(2000);
    const MapGrid grid(points);
    Random random(1);
    int hits = 0;
    for (int i = 0; i < 500; ++i) {
      const QPointF at(random.uniform() * 6 - 2, random.uniform() * 4 - 1);
      const double reach = 0.3 * random.uniform();
      const auto found = grid.nearest(points, at, reach);
      QCOMPARE(found, nearest_by_loop(points, at, reach));
      hits += found ? 1 : 0;
    }
    QVERIFY(hits > 100);
    QCOMPARE(points.shown.back(), std::uint8_t{0});
  }

  void of_two_artists_at_one_place_the_more_played_is_hit() {
    MapPoints points = scattered(10);
    points.x[4] = points.x[8];
    points.y[4] = points.y[8];
    const MapGrid grid(points);
    QCOMPARE(grid.nearest(points, {static_cast<double>(points.x[8]), static_cast<double>(points.y[8])}, 0.01),
             std::optional<std::int32_t>(4));
  }

  void the_artist_under_the_cursor_is_found_after_zoom_and_drag() {
    MapWidget map;
    map.resize(600, 400);
    map.show();
    map.setMap(std::make_shared<const MapData>(scattered(300)));
    for (const std::int32_t artist : {0, 17, 250})
      QCOMPARE(map.artistAt(map.placeOf(artist)), std::optional<std::int32_t>(artist));
    const QPointF cursor(450, 120);
    const QPointF before = map.view().toMap(cursor, map.size());
    QWheelEvent wheel(cursor, map.mapToGlobal(cursor), {}, {0, 360}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&map, &wheel);
    QVERIFY(QLineF(map.view().toMap(cursor, map.size()), before).length() < 1e-9);
    const double scale = map.view().scale;
    QTest::mousePress(&map, Qt::LeftButton, {}, {300, 200});
    QTest::mouseMove(&map, {340, 230});
    QTest::mouseMove(&map, {360, 260});
    QSignalSpy clicked(&map, &MapWidget::artistClicked);
    QTest::mouseRelease(&map, Qt::LeftButton, {}, {360, 260});
    QCOMPARE(clicked.count(), 0);  // a drag is no click
    QCOMPARE(map.view().scale, scale);
    QVERIFY(QLineF(map.view().toScreen(before, map.size()), cursor + QPointF(60, 60)).length() < 1e-6);
    map.centerOn(42);
    QCOMPARE(map.artistAt({300, 200}), std::optional<std::int32_t>(42));
    QTest::mouseClick(&map, Qt::LeftButton, {}, {300, 200});
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toInt(), 42);
  }

  void dots_of_predicted_vectors_are_hollow() {
    MapPoints points = scattered(3);  // the third is not shown
    points.x = {0, 10, 5};
    points.y = {0, 0, 5};
    points.radius = {6, 6, 6};
    points.hollow = {0, 1, 0};
    const QImage image = rasterise(points, MapView{{5, 0}, 10}, {200, 100}, 1.0, map_colors(points));
    const double radius = 6 * dot_growth(points, MapView{{5, 0}, 10});
    const auto alpha = [&](double x, double y) { return qAlpha(image.pixel(static_cast<int>(x), static_cast<int>(y))); };
    QVERIFY(alpha(50, 50) > 150);
    QCOMPARE(alpha(150, 50), 0);
    QVERIFY(alpha(150 + radius - 0.7, 50) > 100);
  }

  void the_legend_says_what_rings_are_where_there_are_any() {
    MapPoints points = scattered(3);
    const MapColors colors = map_colors(points);
    QImage image(400, 300, QImage::Format_ARGB32_Premultiplied);
    const auto legend = [&] {
      image.fill(colors.background);
      QPainter painter(&image);
      return draw_legend(painter, points, image.size(), colors, {"Plays", "other", "predicted vector"});
    };
    points.hollow = {0, 0, 0};
    const QRectF without = legend();
    points.hollow = {0, 1, 0};
    const QRectF with = legend();
    QVERIFY(with.height() > without.height() + 8);
    QVERIFY(with.width() >= QFontMetricsF(QPainter(&image).font()).horizontalAdvance("predicted vector"));
    const auto row = static_cast<int>(with.bottom() - 6 - (with.height() - without.height()) / 2);
    QCOMPARE(image.pixelColor(static_cast<int>(with.left()) + 14, row), colors.background);  // the middle of the ring
  }

  void each_artist_leaves_ink_where_it_stands_and_nowhere_else() {
    MapPoints points = scattered(3);  // the third is not shown
    points.x = {0, 10, 5};
    points.y = {0, 0, 5};
    const MapColors colors = map_colors(points);
    const MapView view{{5, 0}, 10};
    for (const double ratio : {1.0, 2.0}) {
      const QImage image = rasterise(points, view, {200, 100}, ratio, colors);
      QCOMPARE(image.size(), QSize(static_cast<int>(200 * ratio), static_cast<int>(100 * ratio)));
      const auto alpha = [&](double x, double y) {
        return qAlpha(image.pixel(static_cast<int>(x * ratio), static_cast<int>(y * ratio)));
      };
      QVERIFY(alpha(50, 50) > 150);
      QVERIFY(alpha(150, 50) > 150);
      QCOMPARE(alpha(100, 0), 0);
      QCOMPARE(alpha(100, 50), 0);
      // The most played is the larger one.
      QVERIFY(alpha(50, 54) > 150);
    }
  }

  void labels_never_overlap() {
    const MapPoints points = scattered(2000);
    const QSizeF size(500, 400);
    const auto labels = place_labels(points, MapView::fitting(points.bounds, size, 10), size, QFont(), 40);
    QVERIFY(labels.size() > 10);
    QCOMPARE(labels[0].artist, 0);  // the most played comes first
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) QVERIFY(!labels[i].rect.intersects(labels[k].rect));
    }
  }

  void a_model_is_projected_searched_and_saved() {
    const QString tiny = storage_.path(QStringLiteral("tiny"));
    testing::writeTinySet(tiny);
    Workspace workspace;
    MapPage page(workspace);
    page.resize(900, 600);
    page.show();
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.openFolder(tiny);
    QTRY_COMPARE(ended.count(), 1);
    QSignalSpy projected(&page, &MapPage::projected);
    workspace.addRun(testing::circleRun("circles", workspace.prepared()));
    QTRY_COMPARE(projected.count(), 1);
    QCOMPARE(page.shownRun(), QStringLiteral("circles"));
    const auto artist = testing::indexOf(workspace.prepared(), 3);
    QSignalSpy found(&page, &MapPage::found);
    page.find(artist);
    QTRY_COMPARE(found.count(), 1);
    const QPointF middle(page.map().width() / 2.0, page.map().height() / 2.0);
    QVERIFY(QLineF(page.map().placeOf(artist), middle).length() < 1);
    QSignalSpy asked(&workspace, &Workspace::showNeighbors);
    emit page.map().artistClicked(artist);
    QCOMPARE(asked.count(), 1);

    page.saveImage(storage_.path(QStringLiteral("map.png")));
    QCOMPARE(QImage(storage_.path(QStringLiteral("map.png"))).size(), page.map().size() * 2);
    page.saveImage(storage_.path(QStringLiteral("map.svg")));
    QFile svg(storage_.path(QStringLiteral("map.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains("<svg"));
    QTRY_VERIFY(!found.isEmpty());
  }
};

QTEST_MAIN(MapTest)
#include "map_test.moc"
