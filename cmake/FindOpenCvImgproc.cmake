# OpenCvImgproc::OpenCvImgproc: OpenCV's core and imgproc and nothing else. OpenCV's own package file comes with
# libopencv-dev, which brings some hundred libraries along.
find_path(OPENCV_IMGPROC_INCLUDE opencv2/imgproc.hpp PATH_SUFFIXES opencv4)
find_library(OPENCV_CORE_LIBRARY opencv_core)
find_library(OPENCV_IMGPROC_LIBRARY opencv_imgproc)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCvImgproc REQUIRED_VARS OPENCV_IMGPROC_LIBRARY OPENCV_CORE_LIBRARY OPENCV_IMGPROC_INCLUDE)
if(OpenCvImgproc_FOUND AND NOT TARGET OpenCvImgproc::OpenCvImgproc)
  add_library(OpenCvImgproc::OpenCvImgproc INTERFACE IMPORTED)
  target_include_directories(OpenCvImgproc::OpenCvImgproc INTERFACE ${OPENCV_IMGPROC_INCLUDE})
  target_link_libraries(OpenCvImgproc::OpenCvImgproc INTERFACE ${OPENCV_IMGPROC_LIBRARY} ${OPENCV_CORE_LIBRARY})
endif()
