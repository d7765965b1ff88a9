// SPDX-License-Identifier: GPL-3.0-or-later
// The few entries of libcuda.so.1 that the CUDA run time calls before it gives up: a driver of the CUDA version in
// FAKE_CUDA_VERSION (11040 is 11.4), with no device (drivers.sh).
#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" {

int cuInit(unsigned) { return 100; }  // CUDA_ERROR_NO_DEVICE
int cuDriverGetVersion(int* version) {
  const char* const wanted = std::getenv("FAKE_CUDA_VERSION");
  *version = wanted == nullptr ? 0 : std::atoi(wanted);
  return 0;
}
int cuDeviceGetCount(int* count) {
  *count = 0;
  return 0;
}
int cuGetProcAddress(const char* name, void** entry, int, std::uint64_t) {
  *entry = nullptr;
  if (std::strcmp(name, "cuInit") == 0) *entry = reinterpret_cast<void*>(cuInit);
  if (std::strcmp(name, "cuDriverGetVersion") == 0) *entry = reinterpret_cast<void*>(cuDriverGetVersion);
  if (std::strcmp(name, "cuDeviceGetCount") == 0) *entry = reinterpret_cast<void*>(cuDeviceGetCount);
  if (std::strcmp(name, "cuGetProcAddress") == 0) *entry = reinterpret_cast<void*>(cuGetProcAddress);
  return *entry == nullptr ? 500 : 0;  // CUDA_ERROR_NOT_FOUND
}
int cuGetProcAddress_v2(const char* name, void** entry, int version, std::uint64_t flags, int* status) {
  if (status != nullptr) *status = 0;
  return cuGetProcAddress(name, entry, version, flags);
}
}
