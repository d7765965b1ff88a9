// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <filesystem>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/vectors.h"

using namespace segue;
using segue::models::Matrix;
namespace fs = std::filesystem;

namespace {

// What numpy 2.4 saves for numpy.array([[1.5, -2], [0.25, 3], [1e-8, inf]], dtype='<f4').
const QByteArray numpy_bytes = QByteArray::fromHex(
    "934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f72646572273a2046616c73652c20277368617065273a20"
    "28332c2032292c207d202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020"
    "202020202020200a0000c03f000000c00000803e0000404077cc2b320000807f");

Matrix numpy_matrix() {
  Matrix matrix(3, 2);
  matrix << 1.5F, -2.0F, 0.25F, 3.0F, 1e-8F, std::numeric_limits<float>::infinity();
  return matrix;
}

/// A .npy file of version 1 with this dictionary, unpadded, and these bytes of values.
std::string npy(const std::string& dictionary, const std::string& values) {
  std::string bytes = "\x93NUMPY";
  bytes += '\1';
  bytes += '\0';
  bytes += static_cast<char>(dictionary.size());
  bytes += '\0';
  return bytes + dictionary + values;
}

}  // namespace

class NpyTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(temporary_.isValid());
    path_ = fs::path(temporary_.path().toStdString()) / "vectors.npy";
  }

  void written_bytes_are_numpys();
  void numpys_bytes_are_read();
  void values_come_back_the_same_data();
  void values_come_back_the_same();
  void other_ways_to_write_the_header_are_read_data();
  void other_ways_to_write_the_header_are_read();
  void malformed_files_are_refused_data();
  void malformed_files_are_refused();
  void every_shortened_file_is_refused();
  void missing_file_is_an_error();

 private:
  void put(const std::string& bytes) const {
    write_file(path_, [&](std::ostream& out) { out << bytes; });
  }

  QTemporaryDir temporary_;
  fs::path path_;
};

void NpyTest::written_bytes_are_numpys() {
  formats::write_npy(path_, numpy_matrix());
  QCOMPARE(QByteArray::fromStdString(read_file(path_)).toHex(), numpy_bytes.toHex());
}

void NpyTest::numpys_bytes_are_read() {
  put(numpy_bytes.toStdString());
  const Matrix matrix = formats::read_npy(path_);
  QCOMPARE(matrix.rows(), 3);
  QCOMPARE(matrix.cols(), 2);
  QVERIFY(matrix == numpy_matrix());
}

void NpyTest::values_come_back_the_same_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("cols");
  QTest::newRow("one value") << 1 << 1;
  QTest::newRow("one row") << 1 << 300;
  QTest::newRow("many rows") << 12345 << 7;
  QTest::newRow("no rows") << 0 << 5;
  QTest::newRow("nothing") << 0 << 0;
}

void NpyTest::values_come_back_the_same() {
  QFETCH(int, rows);
  QFETCH(int, cols);
  Matrix matrix(rows, cols);
  for (Eigen::Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = 1.0F / static_cast<float>(i + 3) - 0.1F;
  formats::write_npy(path_, matrix);
  // The values begin at a multiple of 64 bytes, as numpy promises to those who map the file.
  QCOMPARE((fs::file_size(path_) - static_cast<std::uintmax_t>(matrix.size()) * 4) % 64, std::uintmax_t{0});
  const Matrix back = formats::read_npy(path_);
  QCOMPARE(back.rows(), matrix.rows());
  QCOMPARE(back.cols(), matrix.cols());
  QVERIFY(back == matrix);
}

void NpyTest::other_ways_to_write_the_header_are_read_data() {
  QTest::addColumn<std::string>("bytes");
  const std::string values = numpy_bytes.right(24).toStdString();
  QTest::newRow("keys in another order") << npy("{'shape': (3, 2), 'fortran_order': False, 'descr': '<f4'}\n", values);
  QTest::newRow("double quotation marks, no spaces")
      << npy("{\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":(3,2)}", values);
  QTest::newRow("long integers of Python 2") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 2L), }\n", values);
  std::string version_2 = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }\n", values);
  version_2[6] = '\2';
  version_2.insert(10, 2, '\0');  // the length takes four bytes
  QTest::newRow("version 2") << version_2;
}

void NpyTest::other_ways_to_write_the_header_are_read() {
  QFETCH(std::string, bytes);
  put(bytes);
  QVERIFY(formats::read_npy(path_) == numpy_matrix());
}

void NpyTest::malformed_files_are_refused_data() {
  QTest::addColumn<std::string>("bytes");
  QTest::addColumn<QString>("what");
  const std::string six(24, '\0');
  QTest::newRow("empty") << std::string() << "not a .npy file";
  QTest::newRow("text") << std::string("artist,0.1,0.2\nother,0.3,0.4\n") << "not a .npy file";
  QTest::newRow("magic alone") << std::string("\x93NUMPY") << "not a .npy file";
  QTest::newRow("unknown version") << (std::string("\x93NUMPY\x09", 7) + std::string(100, ' ')) << "Version 9";
  QTest::newRow("double precision") << npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), }\n", six) << "type <f8";
  QTest::newRow("big-endian") << npy("{'descr': '>f4', 'fortran_order': False, 'shape': (3, 2), }\n", six) << "type >f4";
  QTest::newRow("record type") << npy("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (6,), }\n", six)
                               << "not little-endian float32";
  QTest::newRow("Fortran order") << npy("{'descr': '<f4', 'fortran_order': True, 'shape': (3, 2), }\n", six) << "Fortran order";
  QTest::newRow("one dimension") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }\n", six) << "1 dimensions (6)";
  QTest::newRow("no dimension") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (), }\n", six) << "0 dimensions";
  QTest::newRow("three dimensions") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2, 1), }\n", six)
                                    << "3 dimensions (3 × 2 × 1)";
  QTest::newRow("negative dimension") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-3, 2), }\n", six)
                                      << "cannot be understood";
  QTest::newRow("endless dimensions") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2", six)
                                      << "cannot be understood";
  QTest::newRow("overflowing product") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }\n",
                                              six)
                                       << "cut off or damaged";
  QTest::newRow("too few values") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3), }\n", six) << "3 × 3";
  QTest::newRow("too many values") << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n", six) << "24 bytes";
  QTest::newRow("no dictionary") << npy("hello\n", six) << "cannot be understood";
  QTest::newRow("no type") << npy("{'fortran_order': False, 'shape': (3, 2), }\n", six) << "cannot be understood";
}

void NpyTest::malformed_files_are_refused() {
  QFETCH(std::string, bytes);
  QFETCH(QString, what);
  put(bytes);
  try {
    (void)formats::read_npy(path_);
    QFAIL("the file was read");
  } catch (const Error& error) {
    const QString message = QString::fromStdString(error.message().str());
    QVERIFY2(message.contains(what), qPrintable(message));
    QCOMPARE(error.where().file, path_.string());
    QVERIFY(error.remedy().str().find("numpy.save") != std::string::npos);
  }
}

void NpyTest::every_shortened_file_is_refused() {
  const std::string whole = numpy_bytes.toStdString();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    put(whole.substr(0, size));
    QVERIFY_EXCEPTION_THROWN((void)formats::read_npy(path_), Error);
  }
}

void NpyTest::missing_file_is_an_error() {
  QVERIFY_EXCEPTION_THROWN((void)formats::read_npy(path_.parent_path() / "nowhere.npy"), Error);
  QVERIFY_EXCEPTION_THROWN((void)formats::read_npy(path_.parent_path()), Error);
}

QTEST_GUILESS_MAIN(NpyTest)
#include "npy_test.moc"
