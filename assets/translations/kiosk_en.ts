<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="id_ID">
<context>
    <name>Attention</name>
    <message>
        <source>kios belum didaftarkan; jalankan kiosk enrol dengan kode dari kota.</source>
        <translation>this kiosk is not enrolled; run kiosk enrol with a code from the city.</translation>
    </message>
    <message>
        <source>kota sudah memegang catatan lain di urutan yang sama; minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translation>the city holds other records at the same place; get a new code from the city, then run kiosk enrol; recording goes on.</translation>
    </message>
    <message>
        <source>basis data kios lebih tua daripada yang dipegang kota; minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translation>the kiosk&apos;s database is older than what the city holds; get a new code from the city, then run kiosk enrol; recording goes on.</translation>
    </message>
    <message>
        <source>kota melihat dua kios dengan kunci yang sama; cari salinannya, minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translation>the city sees two kiosks with one key; find the copy, get a new code from the city, then run kiosk enrol; recording goes on.</translation>
    </message>
    <message>
        <source>kota menolak tanda tangan atau rantai catatan; jalankan kiosk verify dan hubungi kota.</source>
        <translation>the city refused a signature or the chain of records; run kiosk verify and call the city.</translation>
    </message>
    <message>
        <source>kota tidak menerima kios atau berkas ini; periksa pendaftarannya di konsol kota, minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translation>the city does not take this kiosk or this file; look at its enrolment in the city&apos;s console, get a new code, then run kiosk enrol; recording goes on.</translation>
    </message>
    <message>
        <source>jawaban kota tidak dapat dibaca; periksa alamat kota dan versi program.</source>
        <translation>the city&apos;s answer cannot be read; check the city&apos;s address and the version of the program.</translation>
    </message>
    <message>
        <source>kota kehilangan catatan yang sudah ditandatanganinya, kios mengirimnya lagi; laporkan ke kota, tanda terimanya tersimpan sebagai bukti.</source>
        <translation>the city lost records it had signed for, the kiosk sends them again; tell the city, its receipts are kept as proof.</translation>
    </message>
    <message>
        <source>disk hampir penuh; kosongkan disk atau panggil teknisi.</source>
        <translation>the disk is almost full; free some of it or call a technician.</translation>
    </message>
    <message>
        <source>pemeriksaan menemukan kerusakan di basis data; jangan matikan paksa, biarkan mengirim, panggil teknisi.</source>
        <translation>a check found damage in the database; do not force it off, let it send, call a technician.</translation>
    </message>
    <message>
        <source>kamera tidak menjawab; pasang kabelnya lagi atau ganti kamera.</source>
        <translation>the camera does not answer; plug it in again or replace it.</translation>
    </message>
    <message>
        <source>pengirim berhenti; tutup lalu jalankan kiosk run lagi.</source>
        <translation>the sender has stopped; close and start kiosk run again.</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>Selamat datang</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Bawa surat ini</source>
        <translation>Bring these papers</translation>
    </message>
    <message>
        <source>Petugas hari ini</source>
        <translation>Staff today</translation>
    </message>
    <message>
        <source>Semua gratis</source>
        <translation>Everything is free</translation>
    </message>
    <message>
        <source>Urus surat di sini. Gratis.</source>
        <translation>Get your papers here. Gratis.</translation>
    </message>
    <message>
        <source>KTP dan KK. Itu saja cukup untuk mulai.</source>
        <translation>KTP and KK. That is enough to start.</translation>
    </message>
    <message>
        <source>Kios tetap melayani Anda.</source>
        <translation>The kiosk serves you all the same.</translation>
    </message>
    <message>
        <source>Ada yang minta uang? Laporkan di kios ini.</source>
        <translation>Asked for money? Report it here.</translation>
    </message>
    <message>
        <source>Layar sambutan</source>
        <translation>Welcome screen</translation>
    </message>
    <message>
        <source>Pemerintah Kota Surabaya</source>
        <translation>City of Surabaya</translation>
    </message>
    <message>
        <source>Bawa:</source>
        <translation>Bring:</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translation>Open today %1</translation>
    </message>
    <message>
        <source>Petugas: %1</source>
        <translation>Staff: %1</translation>
    </message>
    <message>
        <source>Petugas dan antrean</source>
        <translation>Staff and queue</translation>
    </message>
    <message>
        <source>Presensi acak petugas</source>
        <translation>Staff spot check</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>Sentuh layar untuk mulai</source>
        <translation>Touch the screen to start</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Dipanggil</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>%1, sampai %2</source>
        <translation>%1, until %2</translation>
    </message>
    <message>
        <source>Buka %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Sedang tutup</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Semua gratis</source>
        <translation>Everything is free</translation>
    </message>
    <message>
        <source>Petugas dipanggil</source>
        <translation>Staff are called</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>Ambil nomor di kios</source>
        <translation>Take a number at the kiosk</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Gambar kamera</source>
        <translation>Camera picture</translation>
    </message>
</context>
<context>
    <name>Cancelled</name>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Permohonan sudah dibatalkan</source>
        <translation>Your request is cancelled</translation>
    </message>
    <message>
        <source>Tidak ada yang dikirim ke kota. Nomor antrean tidak berlaku.</source>
        <translation>Nothing was sent to the city. Your queue number no longer counts.</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Tahan, jangan bergerak</source>
        <translation>Hold still</translation>
    </message>
    <message>
        <source>Cari tepi surat…</source>
        <translation>Looking for the edges…</translation>
    </message>
    <message>
        <source>Kamera belum ada</source>
        <translation>There is no camera yet</translation>
    </message>
    <message>
        <source>Boleh lanjut tanpa foto. Tunjukkan surat ke petugas.</source>
        <translation>You may go on without a photo. Show the paper to staff.</translation>
    </message>
    <message>
        <source>Surat %1 dari %2</source>
        <translation>Paper %1 of %2</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translation>Is it clear?</translation>
    </message>
    <message>
        <source>Foto %1</source>
        <translation>Photo of %1</translation>
    </message>
    <message>
        <source>Tulisan harus terbaca. Kalau belum, tekan Ulangi.</source>
        <translation>You must be able to read it. If not, press Again.</translation>
    </message>
    <message>
        <source>Taruh di bawah kamera. Difoto otomatis.</source>
        <translation>Put it under the camera. The photo takes itself.</translation>
    </message>
    <message>
        <source>Diam sebentar</source>
        <translation>Hold still</translation>
    </message>
    <message>
        <source>Seluruh surat terlihat</source>
        <translation>The whole paper is seen</translation>
    </message>
    <message>
        <source>Tulisan tajam</source>
        <translation>Writing is sharp</translation>
    </message>
    <message>
        <source>Tidak gelap, tidak silau</source>
        <translation>Not dark, no glare</translation>
    </message>
    <message>
        <source>Tanpa foto</source>
        <translation>No photo</translation>
    </message>
</context>
<context>
    <name>CardPicture</name>
    <message>
        <source>Letak nomor pada KK</source>
        <translation>Where the number is on the KK</translation>
    </message>
    <message>
        <source>Letak NIK pada KTP</source>
        <translation>Where the NIK is on the KTP</translation>
    </message>
</context>
<context>
    <name>CardSpeaker</name>
    <message>
        <source>Dengarkan: %1</source>
        <translation>Listen: %1</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Periksa data Anda</source>
        <translation>Check your details</translation>
    </message>
    <message>
        <source>Bacakan data penelepon</source>
        <translation>Read the caller&apos;s data aloud</translation>
    </message>
    <message>
        <source>Halaman %1 dari %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>%1 foto</source>
        <translation>%1 photos</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Data Anda aman</source>
        <translation>Data is safe</translation>
    </message>
    <message>
        <source>Hanya dibaca Inspektorat, bukan petugas balai.</source>
        <translation>Read only by the Inspectorate, not by hall staff.</translation>
    </message>
    <message>
        <source>Hanya dipakai untuk %1.</source>
        <translation>Used only for %1.</translation>
    </message>
    <message>
        <source>Kurang %1 surat</source>
        <translation>%1 papers missing</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
</context>
<context>
    <name>ChoiceQuestion</name>
    <message>
        <source>Boleh lebih dari satu.</source>
        <translation>You may choose more than one.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Pilihan lain (%1 dari %2)</source>
        <translation>Other choices (%1 of %2)</translation>
    </message>
</context>
<context>
    <name>CodeKeyboard</name>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Kode tidak memakai angka 0 dan 1, huruf O, I, dan L.</source>
        <translation>The code has no digits 0 and 1, no letters O, I and L.</translation>
    </message>
    <message>
        <source>Tanpa 0, 1, O, I, L.</source>
        <translation>No 0, 1, O, I, L.</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Kamera terputus</source>
        <translation>Camera unplugged</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>DateQuestion</name>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Bulan</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Tahun</source>
        <translation>Year</translation>
    </message>
</context>
<context>
    <name>DateStepper</name>
    <message>
        <source>%1 tambah satu</source>
        <translation>%1 plus one</translation>
    </message>
    <message>
        <source>%1 tambah %2</source>
        <translation>%1 plus %2</translation>
    </message>
    <message>
        <source>%1 kurang satu</source>
        <translation>%1 minus one</translation>
    </message>
    <message>
        <source>%1 kurang %2</source>
        <translation>%1 minus %2</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Senin</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Selasa</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Rabu</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Kamis</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Jumat</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Sabtu</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Minggu</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Januari</source>
        <translation>January</translation>
    </message>
    <message>
        <source>Februari</source>
        <translation>February</translation>
    </message>
    <message>
        <source>Maret</source>
        <translation>March</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Mei</source>
        <translation>May</translation>
    </message>
    <message>
        <source>Juni</source>
        <translation>June</translation>
    </message>
    <message>
        <source>Juli</source>
        <translation>July</translation>
    </message>
    <message>
        <source>Agustus</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Oktober</source>
        <translation>October</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Desember</source>
        <translation>December</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Tidak diisi</source>
        <translation>Not given</translation>
    </message>
</context>
<context>
    <name>DeadlineChip</name>
    <message>
        <source>%1 menit</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translation>%1 hours</translation>
    </message>
    <message>
        <source>%1 hari</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>Tunggu berkas warga</source>
        <translation>Waiting for papers</translation>
    </message>
    <message>
        <source>Blangko KTP habis</source>
        <translation>No KTP cards</translation>
    </message>
    <message>
        <source>Tunggu cek lapangan</source>
        <translation>Field check</translation>
    </message>
    <message>
        <source>Tunggu daerah lain</source>
        <translation>Other region</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translation>Central system is down</translation>
    </message>
    <message>
        <source>Tunggu pengadilan/KUA</source>
        <translation>Court or KUA</translation>
    </message>
    <message>
        <source>Jam berhenti</source>
        <translation>Clock stopped</translation>
    </message>
    <message>
        <source>Terlambat %1</source>
        <translation>%1 late</translation>
    </message>
    <message>
        <source>Sisa %1</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tunggu berkas</source>
        <translation>Needs papers</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Besok %1</source>
        <translation>Tomorrow %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>DeskTabs</name>
    <message>
        <source>Meja</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Bantu warga</source>
        <translation>Help out</translation>
    </message>
    <message>
        <source>Kerja hari ini</source>
        <translation>Work today</translation>
    </message>
    <message>
        <source>Angka saya</source>
        <translation>My numbers</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Belum ada gambar</source>
        <translation>No picture yet</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Tidak ada kamera; pasang kabelnya, daftar ini terisi sendiri.</source>
        <translation>No camera; plug it in, this list fills by itself.</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Printer jaringan: alamatnya</source>
        <translation>Network printer: its address</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use it</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1 dari %2 angka</source>
        <translation>%1 of %2 digits</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Terdaftar: %1</source>
        <translation>Enrolled: %1</translation>
    </message>
    <message>
        <source>Perlihatkan QR lembar pendaftaran ke kamera.</source>
        <translation>Show the enrolment sheet&apos;s QR to the camera.</translation>
    </message>
    <message>
        <source>Kamera belum dipilih</source>
        <translation>No camera chosen</translation>
    </message>
    <message>
        <source>Tanpa kamera: pemindai, atau ketik kodenya</source>
        <translation>Without a camera: a scanner, or type the code</translation>
    </message>
    <message>
        <source>Daftarkan</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Tanpa jaringan: pasang stik, pindai lembarnya. Permintaan ditulis ke stik; bawa ke kota, kembali dengan jawabannya.</source>
        <translation>Without a network: plug in a stick, scan the sheet. The request is written to it; take it to the city, come back with the answer.</translation>
    </message>
</context>
<context>
    <name>EntryActivity</name>
    <message>
        <source>Pekerjaan yang mana?</source>
        <translation>Which work?</translation>
    </message>
    <message>
        <source>Lain</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Di luar rencana</source>
        <translation>Not planned</translation>
    </message>
    <message>
        <source>dari kota</source>
        <translation>from the city</translation>
    </message>
    <message>
        <source>tambahan sendiri</source>
        <translation>my own</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Catatan ini sudah berubah. Tekan Kembali.</source>
        <translation>This entry has changed. Press Back.</translation>
    </message>
    <message>
        <source>Kegiatan, dari rencana</source>
        <translation>Work, from the plan</translation>
    </message>
    <message>
        <source>Kegiatan</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Hasil (output)</source>
        <translation>Result (output)</translation>
    </message>
    <message>
        <source>yang selesai dikerjakan</source>
        <translation>what was finished</translation>
    </message>
    <message>
        <source>Manfaat (outcome)</source>
        <translation>Benefit (outcome)</translation>
    </message>
    <message>
        <source>yang dirasakan warga</source>
        <translation>what residents feel</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Objek</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Tugas</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Utama</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>Tambahan</source>
        <translation>Extra</translation>
    </message>
    <message>
        <source>Fleksibel</source>
        <translation>Flexible</translation>
    </message>
    <message>
        <source>Kerja fleksibel</source>
        <translation>Flexible work</translation>
    </message>
    <message>
        <source>Cocok</source>
        <translation>Fits</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Foto kegiatan</source>
        <translation>Photo of work</translation>
    </message>
    <message>
        <source>Tanpa foto</source>
        <translation>No photo</translation>
    </message>
    <message>
        <source>Foto yang lama tetap tersimpan.</source>
        <translation>The earlier photo stays kept.</translation>
    </message>
    <message>
        <source>Foto menguatkan catatan ini.</source>
        <translation>A photo backs this entry.</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Ganti foto</source>
        <translation>Change photo</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
</context>
<context>
    <name>EntrySetting</name>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translation>Too dark. Find a brighter place.</translation>
    </message>
    <message>
        <source>Belum tajam. Tekan Foto lagi kalau tetap mau.</source>
        <translation>Not sharp yet. Press Photo again to keep it.</translation>
    </message>
    <message>
        <source>Tentang apa?</source>
        <translation>What is it about?</translation>
    </message>
    <message>
        <source>Di mana?</source>
        <translation>Where?</translation>
    </message>
    <message>
        <source>Berapa jumlahnya?</source>
        <translation>How many?</translation>
    </message>
    <message>
        <source>Dari kapan sampai kapan?</source>
        <translation>From when until when?</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>%1 menit lebih lambat</source>
        <translation>%1 minutes later</translation>
    </message>
    <message>
        <source>%1 menit lebih awal</source>
        <translation>%1 minutes earlier</translation>
    </message>
    <message>
        <source>Lamanya %1</source>
        <translation>It took %1</translation>
    </message>
    <message>
        <source>Foto kegiatan</source>
        <translation>Photo of work</translation>
    </message>
    <message>
        <source>Hasil atau tempatnya. Bukan wajah warga.</source>
        <translation>The result or the place. No faces.</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translation>Camera unplugged</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu coba lagi. Tanpa foto pun bisa disimpan.</source>
        <translation>Plug the camera in and try again. You can also save without a photo.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tirai</source>
        <translation>Curtain</translation>
    </message>
    <message>
        <source>Panggil petugas</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>HallRule</name>
    <message>
        <source>Antrean kosong sejak %1, boleh pindah tempat.</source>
        <translation>Nobody waits since %1, you may move on.</translation>
    </message>
    <message>
        <source>Masih %1 nomor menunggu. Atasan melihat alasan Anda.</source>
        <translation>%1 numbers still wait. Your supervisor sees why.</translation>
    </message>
    <message>
        <source>%1 masih Anda kerjakan. Atasan melihat alasan Anda.</source>
        <translation>%1 is still yours. Your supervisor sees why.</translation>
    </message>
    <message>
        <source>Boleh pindah mulai %1. Atasan melihat alasan Anda.</source>
        <translation>Allowed from %1. Your supervisor sees why.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Panggil petugas</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Petugas dipanggil: %1. Tunggu di sini, isian Anda tetap ada.</source>
        <translation>Called: %1. Wait here, what you typed stays.</translation>
    </message>
    <message>
        <source>Petugas dipanggil. Kalau tidak ada yang datang: datang ke meja petugas, atau tanya pengurus RW. Isian Anda tetap ada.</source>
        <translation>Staff are called. If nobody comes: come to the staff desk, or ask the RW. What you typed stays.</translation>
    </message>
    <message>
        <source>Isian Anda tetap ada.</source>
        <translation>What you typed stays.</translation>
    </message>
    <message>
        <source>Saya petugas</source>
        <translation>I am staff</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HelperPage</name>
    <message>
        <source>Surat ini diisi bersama petugas</source>
        <translation>Staff fill this in with you</translation>
    </message>
    <message>
        <source>%1. Panggil petugas, lalu sentuh namanya.</source>
        <translation>%1. Call staff, then touch their name.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Tahan untuk melihat</source>
        <translation>Hold to see it</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Mau mengurus apa hari ini?</source>
        <translation>What do you need today?</translation>
    </message>
    <message>
        <source>Cari surat</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Cek surat</source>
        <translation>Check status</translation>
    </message>
    <message>
        <source>Cek permohonan</source>
        <translation>Check my request</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Benarkah ini nomor Anda?</source>
        <translation>Is this your number?</translation>
    </message>
    <message>
        <source>Benarkah NIK ini?</source>
        <translation>Is this NIK right?</translation>
    </message>
    <message>
        <source>Kamera belum ada</source>
        <translation>There is no camera yet</translation>
    </message>
    <message>
        <source>KTP belum bisa dibaca</source>
        <translation>The KTP cannot be read yet</translation>
    </message>
    <message>
        <source>Tunjukkan KTP ke kamera</source>
        <translation>Show your KTP to the camera</translation>
    </message>
    <message>
        <source>Ketik sendiri</source>
        <translation>Type it</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Foto ulang</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Ya, benar</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Sedang membaca…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Tahan sebentar</source>
        <translation>Hold still</translation>
    </message>
    <message>
        <source>Cari KTP…</source>
        <translation>Looking for KTP…</translation>
    </message>
    <message>
        <source>Belum terbaca.</source>
        <translation>Not read yet.</translation>
    </message>
    <message>
        <source>Dekatkan KTP, jauhkan dari silau lampu. Atau ketik sendiri.</source>
        <translation>Hold it closer, away from the lamp&apos;s glare. Or type it.</translation>
    </message>
    <message>
        <source>Isi kotaknya dengan KTP, bagian depan. Dibaca sendiri.</source>
        <translation>Fill the box with the front of your KTP. It is read by itself.</translation>
    </message>
    <message>
        <source>KTP terlihat</source>
        <translation>KTP in sight</translation>
    </message>
    <message>
        <source>Tulisan tajam</source>
        <translation>Writing is sharp</translation>
    </message>
    <message>
        <source>Tidak gelap, tidak silau</source>
        <translation>Not dark, no glare</translation>
    </message>
    <message>
        <source>Gambar KTP tidak disimpan.</source>
        <translation>The picture is not kept.</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP, angka demi angka.</source>
        <translation>Compare with your KTP, digit by digit.</translation>
    </message>
    <message>
        <source>Tidak dibacakan keras</source>
        <translation>Never read aloud</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translation>Camera unplugged</translation>
    </message>
    <message>
        <source>Pembaca KTP berhenti</source>
        <translation>The reader stopped</translation>
    </message>
    <message>
        <source>NIK bisa diketik sendiri.</source>
        <translation>You can type the NIK.</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>Masih di sini?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Layar akan ditutup untuk menjaga data Anda.</source>
        <translation>The screen will close to protect your data.</translation>
    </message>
    <message>
        <source>detik</source>
        <translation>seconds</translation>
    </message>
    <message>
        <source>Tutup layar</source>
        <translation>Close screen</translation>
    </message>
    <message>
        <source>Ya, lanjutkan</source>
        <translation>Yes, go on</translation>
    </message>
</context>
<context>
    <name>KeepPlace</name>
    <message>
        <source>Ambil dulu di rumah</source>
        <translation>Fetch it at home first</translation>
    </message>
    <message>
        <source>Nanti sentuh Lainnya, lalu Saya kembali. Tempat Anda disimpan.</source>
        <translation>Later touch More, then I am back. Your place is kept.</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>dan %1 lagi</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translation>Open today %1</translation>
    </message>
    <message>
        <source>Kode kembali</source>
        <translation>Return code</translation>
    </message>
    <message>
        <source>Foto layar ini, atau catat kodenya.</source>
        <translation>Photograph this screen, or write down the code.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Besar</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>QWERTY</source>
        <translation>QWERTY</translation>
    </message>
    <message>
        <source>Urut A–Z</source>
        <translation>By A–Z</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>Spasi</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>ABC</source>
        <translation>ABC</translation>
    </message>
    <message>
        <source>123</source>
        <translation>123</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Pilih bahasa</source>
        <translation>Choose a language</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Teks biasa</source>
        <translation>Normal text</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Bahasa dan tampilan</source>
        <translation>Language and looks</translation>
    </message>
    <message>
        <source>Kontras</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Kontrol di bawah</source>
        <translation>Controls at the bottom</translation>
    </message>
    <message>
        <source>Suara</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Tinggalkan meja?</source>
        <translation>Leave the desk?</translation>
    </message>
    <message>
        <source>Waktu hadir Anda berhenti dan tercatat.</source>
        <translation>Your time of presence stops and is recorded.</translation>
    </message>
    <message>
        <source>Anda belum mencatat hadir hari ini.</source>
        <translation>You have not recorded your presence today.</translation>
    </message>
    <message>
        <source>Selesai untuk hari ini</source>
        <translation>Done for today</translation>
    </message>
    <message>
        <source>Balai kosong, saya pindah tugas</source>
        <translation>Hall is empty, I move to other work</translation>
    </message>
    <message>
        <source>Kunci layar saja, saya tetap hadir</source>
        <translation>Only lock the screen, I am still here</translation>
    </message>
    <message>
        <source>Kunci layar</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Alasan lain</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Tidak, tetap di sini</source>
        <translation>No, stay here</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Layar warga</source>
        <translation>The residents&apos; screen</translation>
    </message>
    <message>
        <source>Tidak ada layar lain; layar ini yang dipakai.</source>
        <translation>No other screen; this one is used.</translation>
    </message>
    <message>
        <source>Layar lain, bila ada, memperlihatkan nomor antrean.</source>
        <translation>Another screen, if there is one, shows the queue.</translation>
    </message>
    <message>
        <source>Ukuran huruf: tempelkan KTP pada kotak</source>
        <translation>Size of letters: hold an ID card (KTP) to the box</translation>
    </message>
    <message>
        <source>KTP</source>
        <translation>KTP</translation>
    </message>
    <message>
        <source>Lebih besar</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Lebih kecil</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>%1 titik tiap inci</source>
        <translation>%1 dots an inch</translation>
    </message>
    <message>
        <source>%1 titik tiap inci, belum diukur</source>
        <translation>%1 dots an inch, not measured</translation>
    </message>
</context>
<context>
    <name>ListenTool</name>
    <message>
        <source>Dengarkan</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Berhenti</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Suara tidak tersedia</source>
        <translation>No sound</translation>
    </message>
</context>
<context>
    <name>MyData</name>
    <message>
        <source>Disimpan supaya petugas bisa mengurus, lalu dihapus sesudah %1.</source>
        <translation>Kept so that staff can do the work, then deleted after %1.</translation>
    </message>
    <message>
        <source>Disimpan supaya petugas bisa mengurus, lalu dihapus %1 hari sesudah selesai.</source>
        <translation>Kept so that staff can do the work, then deleted %1 days after it is done.</translation>
    </message>
    <message>
        <source>Data saya di kios ini</source>
        <translation>My data in this kiosk</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Laporan ini tersegel</source>
        <translation>This report is sealed</translation>
    </message>
    <message>
        <source>Isian sudah dihapus dari kios ini</source>
        <translation>The answers are deleted from this kiosk</translation>
    </message>
    <message>
        <source>Hanya Inspektorat yang bisa membacanya. Kios ini tidak bisa.</source>
        <translation>Only the Inspectorate can read it. This kiosk cannot.</translation>
    </message>
    <message>
        <source>Permohonannya sudah selesai dan sudah diterima kota.</source>
        <translation>The request is done and the city has received it.</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>See</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Halaman berikutnya</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan. Panggil petugas.</source>
        <translation>It could not be saved yet. Call staff.</translation>
    </message>
    <message>
        <source>Belum tercetak. Panggil petugas.</source>
        <translation>Not printed yet. Call staff.</translation>
    </message>
    <message>
        <source>Menurut UU 27/2022 Anda boleh melihat, membetulkan, dan mencabut persetujuan.</source>
        <translation>Under Law 27/2022 you may see it, correct it, and withdraw your consent.</translation>
    </message>
    <message>
        <source>Mencetak …</source>
        <translation>Printing …</translation>
    </message>
    <message>
        <source>Cetak, disamarkan</source>
        <translation>Print, masked</translation>
    </message>
    <message>
        <source>Ada yang salah</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>Jangan hubungi HP saya</source>
        <translation>Do not contact my phone</translation>
    </message>
</context>
<context>
    <name>MyDataDone</name>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Sudah dicatat</source>
        <translation>It is noted</translation>
    </message>
    <message>
        <source>Sudah dicabut</source>
        <translation>It is withdrawn</translation>
    </message>
    <message>
        <source>Tersimpan di kios. Petugas akan memeriksa dan membetulkan.</source>
        <translation>Saved in the kiosk. Staff will check and correct it.</translation>
    </message>
    <message>
        <source>Kami tidak akan mengirim kabar ke HP Anda.</source>
        <translation>We will not send news to your phone.</translation>
    </message>
</context>
<context>
    <name>MyDataModel</name>
    <message>
        <source>Data saya di kios ini</source>
        <translation>My data on this kiosk</translation>
    </message>
    <message>
        <source>Angka dan nama disamarkan. Data lengkap hanya di layar, dengan kode dan PIN.</source>
        <translation>Numbers and names are masked. The full data are on the screen only, with code and PIN.</translation>
    </message>
</context>
<context>
    <name>MyDataWrong</name>
    <message>
        <source>Apa yang salah?</source>
        <translation>What is wrong?</translation>
    </message>
    <message>
        <source>Hanya Inspektorat yang bisa membaca.</source>
        <translation>Only the Inspectorate can read this.</translation>
    </message>
    <message>
        <source>Petugas membaca ini, lalu membetulkan.</source>
        <translation>Staff read this, then correct it.</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Tulis dulu apa yang salah, lalu tekan Kirim.</source>
        <translation>First write what is wrong, then press Send.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan. Panggil petugas.</source>
        <translation>It could not be saved yet. Call staff.</translation>
    </message>
</context>
<context>
    <name>NotReady</name>
    <message>
        <source>Kios belum siap.</source>
        <translation>The kiosk is not ready yet.</translation>
    </message>
    <message>
        <source>Panggil teknisi. Untuk sementara pakai formulir kertas.</source>
        <translation>Call the technician. Use paper forms for now.</translation>
    </message>
    <message>
        <source>Kode: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Boleh kami pakai data Anda?</source>
        <translation>May we use your data?</translation>
    </message>
    <message>
        <source>Bacakan, lalu tanya: setuju?</source>
        <translation>Read aloud, then ask: agreed?</translation>
    </message>
    <message>
        <source>Menurut UU 27 Tahun 2022 tentang Pelindungan Data Pribadi.</source>
        <translation>Under Law 27 of 2022 on Personal Data Protection.</translation>
    </message>
    <message>
        <source>Menyimpan</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Setuju</source>
        <translation>I agree</translation>
    </message>
    <message>
        <source>Untuk apa</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Hanya untuk mengurus %1.</source>
        <translation>Only to handle %1.</translation>
    </message>
    <message>
        <source>Siapa yang membaca</source>
        <translation>Who reads it</translation>
    </message>
    <message>
        <source>Hanya Inspektorat Kota Surabaya.</source>
        <translation>Only the city&apos;s Inspectorate.</translation>
    </message>
    <message>
        <source>Petugas balai dan dinas yang mengurus.</source>
        <translation>Hall staff and the office in charge.</translation>
    </message>
    <message>
        <source>Disimpan aman</source>
        <translation>Kept safe</translation>
    </message>
    <message>
        <source>Dikunci. Dihapus dari kios setelah selesai.</source>
        <translation>Locked. Deleted from the kiosk when done.</translation>
    </message>
    <message>
        <source>Hak Anda</source>
        <translation>Your rights</translation>
    </message>
    <message>
        <source>Boleh melihat, memperbaiki, atau minta dihapus.</source>
        <translation>You may see it, correct it, or have it deleted.</translation>
    </message>
    <message>
        <source>Ya, boleh kirim kabar ke HP saya</source>
        <translation>Yes, send news to my phone</translation>
    </message>
</context>
<context>
    <name>NowServing</name>
    <message>
        <source>Dipanggil %1 kali</source>
        <translation>Called %1 times</translation>
    </message>
    <message>
        <source>Sedang dilayani</source>
        <translation>Being served</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>%1 · %2 menit</source>
        <translation>%1 · %2 min</translation>
    </message>
    <message>
        <source>Didahulukan</source>
        <translation>Goes first</translation>
    </message>
    <message>
        <source>Panggil lagi</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Cukup dulu</source>
        <translation>Enough for now</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ambil</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Panggil</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Panggil berikutnya</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Panggil ulang %1</source>
        <translation>Call %1 again</translation>
    </message>
    <message>
        <source>Menunggu: %1</source>
        <translation>Waiting: %1</translation>
    </message>
</context>
<context>
    <name>NumberDetail</name>
    <message>
        <source>Belum ada rencana bertarget atau lima permohonan selesai, jadi belum ada indeks.</source>
        <translation>There is no plan with a target and fewer than five finished requests, so there is no index yet.</translation>
    </message>
    <message>
        <source>Indeks adalah jumlah bagian di bawah; bagian yang belum diketahui dibagi ke bagian lain.</source>
        <translation>The index is the sum of the parts below; a part not known yet is shared among the others.</translation>
    </message>
    <message>
        <source>Jumlah waktu Anda tercatat hadir hari ini di kios ini.</source>
        <translation>How long you were present today at this kiosk.</translation>
    </message>
    <message>
        <source>Setiap catatan kerja bulan ini; yang dibatalkan (%1) tidak dihitung.</source>
        <translation>Every entry of this month; those taken back (%1) do not count.</translation>
    </message>
    <message>
        <source>Permohonan yang Anda selesaikan sebelum janji habis. Waktu menunggu warga sudah dikurangi.</source>
        <translation>Requests you finished before the promise ran out. Waiting for residents is taken off.</translation>
    </message>
    <message>
        <source>Selesai setelah janji. Dihitung ke Anda hanya kalau Anda ambil sebelum janji habis.</source>
        <translation>Finished after the promise. It counts for you only if you took it in time.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: balai lain, penilaian warga, perilaku, pemeriksaan atasan.</source>
        <translation>The kiosk does not know: other halls, ratings, conduct, reviews.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: hadir di balai lain, istirahat dan koreksi atasan.</source>
        <translation>The kiosk does not know: other halls, breaks, corrections.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: catatan di balai lain dan pemeriksaan atasan.</source>
        <translation>The kiosk does not know: entries elsewhere and reviews.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: permohonan di balai lain dan keputusan kota.</source>
        <translation>The kiosk does not know: requests elsewhere and what the city decides.</translation>
    </message>
    <message>
        <source>Capaian rencana</source>
        <translation>Plan achieved</translation>
    </message>
    <message>
        <source>Tepat waktu</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Penilaian warga</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>Jawab pengaduan</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Perilaku</source>
        <translation>Conduct</translation>
    </message>
    <message>
        <source>belum ada rencana bertarget</source>
        <translation>no plan with a target</translation>
    </message>
    <message>
        <source>belum cukup kasus</source>
        <translation>too few cases</translation>
    </message>
    <message>
        <source>hanya kota yang tahu</source>
        <translation>only the city knows</translation>
    </message>
    <message>
        <source>tidak dihitung</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>karena saya</source>
        <translation>because of me</translation>
    </message>
    <message>
        <source>sudah lewat saat diambil</source>
        <translation>late when taken</translation>
    </message>
    <message>
        <source>menunggu dinas lain</source>
        <translation>another office</translation>
    </message>
    <message>
        <source>tepat waktu</source>
        <translation>on time</translation>
    </message>
    <message>
        <source>Rencana</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Cuti bulan ini</source>
        <translation>Leave this month</translation>
    </message>
    <message>
        <source>Aturan versi %1, sejak %2</source>
        <translation>Rule version %1, since %2</translation>
    </message>
    <message>
        <source>Waktu yang sama dihitung sekali</source>
        <translation>The same time counts once</translation>
    </message>
    <message>
        <source>Istirahat menurut aturan</source>
        <translation>Break by law</translation>
    </message>
    <message>
        <source>Kegiatan (kata-katanya sudah dihapus)</source>
        <translation>Work (its words are erased)</translation>
    </message>
    <message>
        <source>Keberatan %1</source>
        <translation>Objection %1</translation>
    </message>
    <message>
        <source>%1, tidak dihitung</source>
        <translation>%1, not counted</translation>
    </message>
    <message>
        <source>%1 × %2% = %3</source>
        <translation>%1 × %2% = %3</translation>
    </message>
    <message>
        <source>%1, tanpa target</source>
        <translation>%1, no target</translation>
    </message>
    <message>
        <source>%1 dari %2 → %3</source>
        <translation>%1 of %2 → %3</translation>
    </message>
    <message>
        <source>%1 hari, target berkurang</source>
        <translation>%1 days, lower targets</translation>
    </message>
    <message>
        <source>usulan</source>
        <translation>proposal</translation>
    </message>
    <message>
        <source>resmi</source>
        <translation>official</translation>
    </message>
    <message>
        <source>%1 sampai sekarang · %2</source>
        <translation>%1 until now · %2</translation>
    </message>
    <message>
        <source>%1–%2 · %3</source>
        <translation>%1–%2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source> · tanpa bukti</source>
        <translation> · no proof</translation>
    </message>
    <message>
        <source>diterima kota</source>
        <translation>city has it</translation>
    </message>
    <message>
        <source>tersimpan di kios</source>
        <translation>kept here</translation>
    </message>
    <message>
        <source>Keberatan</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Indeks (IKI)</source>
        <translation>Index (IKI)</translation>
    </message>
    <message>
        <source>Jam hari ini</source>
        <translation>Hours today</translation>
    </message>
    <message>
        <source>Catatan kerja</source>
        <translation>Work entries</translation>
    </message>
    <message>
        <source>Terlambat</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Keberatan tersimpan di kios dan dikirim ke kota.</source>
        <translation>The objection is kept here and goes to the city.</translation>
    </message>
    <message>
        <source>Belum ada catatan</source>
        <translation>No entry yet</translation>
    </message>
    <message>
        <source>Yang tercatat bulan ini muncul di sini.</source>
        <translation>What is logged this month shows here.</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>Keberatan atas %1</source>
        <translation>Object to %1</translation>
    </message>
</context>
<context>
    <name>NumberQuestion</name>
    <message>
        <source>Apakah nomor KK ini benar?</source>
        <translation>Is this KK number right?</translation>
    </message>
    <message>
        <source>Apakah NIK ini benar?</source>
        <translation>Is this NIK right?</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Nomor KK ada di bagian atas lembar KK.</source>
        <translation>The KK number is at the top of the KK.</translation>
    </message>
    <message>
        <source>NIK ada di sini, di bagian atas KTP.</source>
        <translation>The NIK is here, at the top of the KTP.</translation>
    </message>
    <message>
        <source>Tidak dibacakan keras</source>
        <translation>Never read aloud</translation>
    </message>
    <message>
        <source>KTP ke kamera</source>
        <translation>KTP to the camera</translation>
    </message>
    <message>
        <source>%1/16</source>
        <translation>%1/16</translation>
    </message>
    <message>
        <source>dari 16</source>
        <translation>of 16</translation>
    </message>
</context>
<context>
    <name>NumbersOverview</name>
    <message>
        <source>Pratinjau indeks kinerja: %1</source>
        <translation>Preview of the work index: %1</translation>
    </message>
    <message>
        <source>belum bisa dihitung</source>
        <translation>cannot be counted yet</translation>
    </message>
    <message>
        <source>Indeks (IKI)</source>
        <translation>Index (IKI)</translation>
    </message>
    <message>
        <source>Indeks kinerja (IKI)</source>
        <translation>Work index (IKI)</translation>
    </message>
    <message>
        <source>Pratinjau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Pratinjau, bukan nilai resmi</source>
        <translation>Preview, not official</translation>
    </message>
    <message>
        <source>Dihitung dari catatan kios ini sampai %1.</source>
        <translation>Counted from this kiosk until %1.</translation>
    </message>
    <message>
        <source>Belum cukup catatan bulan ini untuk menghitungnya.</source>
        <translation>Not enough entries this month to count it.</translation>
    </message>
    <message>
        <source>Balai lain, penilaian warga dan perilaku hanya diketahui kota.</source>
        <translation>Only the city knows other halls, ratings and conduct.</translation>
    </message>
    <message>
        <source>Lihat hitungannya</source>
        <translation>See how</translation>
    </message>
    <message>
        <source>Jam hari ini</source>
        <translation>Hours today</translation>
    </message>
    <message>
        <source>Catatan kerja</source>
        <translation>Work entries</translation>
    </message>
    <message>
        <source>Tepat waktu</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Terlambat</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>dari %1 jam</source>
        <translation>of %1 h</translation>
    </message>
    <message>
        <source>permohonan bulan ini</source>
        <translation>requests this month</translation>
    </message>
    <message>
        <source>%1 karena saya</source>
        <translation>%1 because of me</translation>
    </message>
</context>
<context>
    <name>OfficerArea</name>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Masih di meja?</source>
        <translation>Still at the desk?</translation>
    </message>
    <message>
        <source>Layar dikunci sebentar lagi. Tulisan Anda disimpan untuk Anda, foto tidak.</source>
        <translation>The screen locks in a moment. What you typed is kept for you, photos are not.</translation>
    </message>
    <message>
        <source>Ya, masih di sini</source>
        <translation>Yes, still here</translation>
    </message>
</context>
<context>
    <name>OfficerAssist</name>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Bantu warga</source>
        <translation>Help a resident</translation>
    </message>
    <message>
        <source>Meja dikunci dulu. Sesudahnya Anda masuk lagi dengan PIN.</source>
        <translation>The desk locks first. Afterwards you sign in again with your PIN.</translation>
    </message>
    <message>
        <source>Warga ada di depan kios</source>
        <translation>The resident is here</translation>
    </message>
    <message>
        <source>Warga menelepon</source>
        <translation>A resident is calling</translation>
    </message>
    <message>
        <source>Selesaikan dulu permohonan warga yang ada di layar.</source>
        <translation>Finish the request that is on the screen first.</translation>
    </message>
    <message>
        <source>Isi bersama di layar ini. Nama Anda tercatat sebagai pendamping.</source>
        <translation>Fill it in together on this screen. Your name is recorded as helper.</translation>
    </message>
    <message>
        <source>Anda yang mengisi. Foto surat menyusul di kios, nomornya tetap sama.</source>
        <translation>You fill it in. Photos follow at the kiosk, under the same number.</translation>
    </message>
</context>
<context>
    <name>OfficerClock</name>
    <message>
        <source>Cocokkan jam</source>
        <translation>Set the clock</translation>
    </message>
    <message>
        <source>Tunjukkan jawaban kota</source>
        <translation>Show the city&apos;s answer</translation>
    </message>
    <message>
        <source>Untuk balai tanpa internet. Perlu HP yang tersambung.</source>
        <translation>For halls without internet. You need a phone that is online.</translation>
    </message>
    <message>
        <source>Pindai jawaban</source>
        <translation>Scan answer</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Pindai QR ini dengan HP, buka alamatnya.</source>
        <translation>Scan this QR with a phone, open its address.</translation>
    </message>
    <message>
        <source>Tunggu sampai HP menampilkan QR jawaban dari kota.</source>
        <translation>Wait until the phone shows the city&apos;s QR.</translation>
    </message>
    <message>
        <source>Tekan Pindai jawaban, tunjukkan HP ke kamera.</source>
        <translation>Press Scan answer, hold the phone to the camera.</translation>
    </message>
    <message>
        <source>Boleh ditinggal mencari sinyal. Jawaban berlaku selama kios tidak dimatikan.</source>
        <translation>You may go and find a signal. The answer counts while the kiosk stays on.</translation>
    </message>
    <message>
        <source>QR di dalam kotak</source>
        <translation>QR inside the box</translation>
    </message>
    <message>
        <source>Tunjukkan QR di HP. Tahan diam sampai terbaca; layar HP seterang mungkin.</source>
        <translation>Show the QR on the phone. Hold still until it is read; phone screen as bright as it goes.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau pakai pemindai.</source>
        <translation>Plug in the camera, or use the scanner.</translation>
    </message>
    <message>
        <source>Ini bukan jawaban untuk kios ini.</source>
        <translation>This is not the answer for this kiosk.</translation>
    </message>
    <message>
        <source>Tekan Kembali, lalu pindai QR kios sekali lagi.</source>
        <translation>Press Back, then scan the kiosk&apos;s QR once more.</translation>
    </message>
    <message>
        <source>Waktu kota tersimpan di kios</source>
        <translation>The city&apos;s time is saved in the kiosk</translation>
    </message>
    <message>
        <source>Catatan hari ini sekarang punya bukti waktu.</source>
        <translation>Today&apos;s records now have proof of time.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translation>Storage is full. Call the technician.</translation>
    </message>
</context>
<context>
    <name>OfficerCompletion</name>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translation>Too dark. Find a brighter place.</translation>
    </message>
    <message>
        <source>Silau. Miringkan kertas, atau tekan Foto lagi.</source>
        <translation>Glare. Tilt the paper, or press Photo again.</translation>
    </message>
    <message>
        <source>Belum tajam. Tekan Foto lagi kalau tetap mau.</source>
        <translation>Not sharp. Press Photo again to keep it.</translation>
    </message>
    <message>
        <source>Belum bisa difoto. Coba lagi.</source>
        <translation>No photo yet. Try again.</translation>
    </message>
    <message>
        <source>Bagaimana %1 selesai?</source>
        <translation>How was %1 completed?</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Lanjut tanpa foto</source>
        <translation>Go on without a photo</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translation>Camera unplugged</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu coba lagi. Atau lanjut tanpa foto.</source>
        <translation>Plug in the camera, then try again. Or go on without a photo.</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translation>Is it clear?</translation>
    </message>
    <message>
        <source>Foto hasilnya</source>
        <translation>Photograph the result</translation>
    </message>
    <message>
        <source>Foto ini bukti untuk %1.</source>
        <translation>This photo is the proof for %1.</translation>
    </message>
    <message>
        <source>Surat yang diserahkan, atau bukti bahwa %1 selesai.</source>
        <translation>The paper handed over, or proof that %1 is done.</translation>
    </message>
    <message>
        <source>Tulisan tajam</source>
        <translation>Writing is sharp</translation>
    </message>
    <message>
        <source>Cukup terang</source>
        <translation>Bright enough</translation>
    </message>
    <message>
        <source>Tidak bergerak</source>
        <translation>Not moving</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Selesai dikerjakan</source>
        <translation>Work is done</translation>
    </message>
    <message>
        <source>Surat sudah diserahkan</source>
        <translation>Paper handed over</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Foto sudah ada</source>
        <translation>There is a photo</translation>
    </message>
    <message>
        <source>Tanpa foto</source>
        <translation>No photo</translation>
    </message>
    <message>
        <source>Catatan boleh kosong.</source>
        <translation>The note may be empty.</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Tulis catatan</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Sudah diselesaikan petugas lain.</source>
        <translation>Another officer has completed it.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Tekan Kembali untuk melihatnya.</source>
        <translation>Press Back to see it.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Catatan untuk %1</source>
        <translation>Note for %1</translation>
    </message>
    <message>
        <source>tidak perlu NIK atau nama</source>
        <translation>no NIK or name needed</translation>
    </message>
</context>
<context>
    <name>OfficerCourier</name>
    <message>
        <source>Simpan ke flashdisk</source>
        <translation>Save to a stick</translation>
    </message>
    <message>
        <source>Ambil balasan dari flashdisk</source>
        <translation>Take replies from a stick</translation>
    </message>
    <message>
        <source>Bawakan kiriman balai lain</source>
        <translation>Carry another hall&apos;s records</translation>
    </message>
    <message>
        <source>Menghentikan</source>
        <translation>Stopping</translation>
    </message>
    <message>
        <source>Menulis ke flashdisk</source>
        <translation>Writing to the stick</translation>
    </message>
    <message>
        <source>Memeriksa ulang</source>
        <translation>Checking again</translation>
    </message>
    <message>
        <source>Membaca flashdisk</source>
        <translation>Reading the stick</translation>
    </message>
    <message>
        <source>Mengirim ke kota</source>
        <translation>Sending to the city</translation>
    </message>
    <message>
        <source>Hampir selesai</source>
        <translation>Almost done</translation>
    </message>
    <message>
        <source>Menyiapkan</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>Sekarang flashdisk boleh dicabut</source>
        <translation>You may now remove the stick</translation>
    </message>
    <message>
        <source>Dihentikan. Flashdisk boleh dicabut.</source>
        <translation>Stopped. You may remove the stick.</translation>
    </message>
    <message>
        <source>Flashdisk penuh, kurang %1.</source>
        <translation>The stick is full, %1 short.</translation>
    </message>
    <message>
        <source>Flashdisk tercabut.</source>
        <translation>The stick was pulled out.</translation>
    </message>
    <message>
        <source>Flashdisk tidak bisa ditulisi.</source>
        <translation>The stick cannot be written to.</translation>
    </message>
    <message>
        <source>Flashdisk ini tidak menyimpan dengan benar.</source>
        <translation>This stick does not keep things right.</translation>
    </message>
    <message>
        <source>Semua sudah diterima kota.</source>
        <translation>The city has received everything.</translation>
    </message>
    <message>
        <source>Belum ada balasan di flashdisk ini.</source>
        <translation>There is no reply on this stick yet.</translation>
    </message>
    <message>
        <source>Tidak ada kiriman balai lain di flashdisk ini.</source>
        <translation>No other hall&apos;s records on this stick.</translation>
    </message>
    <message>
        <source>Balasan di flashdisk rusak.</source>
        <translation>The reply on the stick is damaged.</translation>
    </message>
    <message>
        <source>Balasan ini bukan untuk kios ini.</source>
        <translation>This reply is not for this kiosk.</translation>
    </message>
    <message>
        <source>Catatan kota berbeda dengan catatan kios.</source>
        <translation>The city&apos;s records differ from the kiosk&apos;s.</translation>
    </message>
    <message>
        <source>Kota tidak terjangkau.</source>
        <translation>The city cannot be reached.</translation>
    </message>
    <message>
        <source>Kota tidak menerima kiriman dari kios ini.</source>
        <translation>The city takes nothing from this kiosk.</translation>
    </message>
    <message>
        <source>Kios ini belum terdaftar.</source>
        <translation>This kiosk is not registered yet.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Belum berhasil.</source>
        <translation>It did not work yet.</translation>
    </message>
    <message>
        <source>Yang sudah selesai tetap ada dan tidak diulang.</source>
        <translation>What is done stays and is not repeated.</translation>
    </message>
    <message>
        <source>Hapus berkas lain dari flashdisk, atau pakai flashdisk yang lebih besar. Yang sudah jadi tidak diulang.</source>
        <translation>Delete other files from the stick, or use a bigger one. What is done is not repeated.</translation>
    </message>
    <message>
        <source>Tancapkan lagi, lalu tekan Coba lagi. Yang sudah jadi tidak diulang.</source>
        <translation>Plug it in again, then press Try again. What is done is not repeated.</translation>
    </message>
    <message>
        <source>Geser kunci kecil di sisi flashdisk, atau pakai flashdisk lain.</source>
        <translation>Move the small lock on the side, or use another stick.</translation>
    </message>
    <message>
        <source>Pakai flashdisk lain.</source>
        <translation>Use another stick.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu dibawa.</source>
        <translation>Nothing needs to be carried.</translation>
    </message>
    <message>
        <source>Bawa flashdisk ke kios yang tersambung internet, lalu bawa kembali ke sini.</source>
        <translation>Carry the stick to a kiosk with internet, then bring it back.</translation>
    </message>
    <message>
        <source>Periksa apakah ini flashdisk yang benar.</source>
        <translation>Check that this is the right stick.</translation>
    </message>
    <message>
        <source>Tidak dipakai. Minta balasan lagi dari kota.</source>
        <translation>Not used. Ask the city for a new reply.</translation>
    </message>
    <message>
        <source>Tidak dipakai. Periksa apakah ini flashdisk yang benar.</source>
        <translation>Not used. Check that this is the right stick.</translation>
    </message>
    <message>
        <source>Tidak ada yang dihapus. Panggil teknisi.</source>
        <translation>Nothing was deleted. Call the technician.</translation>
    </message>
    <message>
        <source>Periksa jaringan, lalu tekan Coba lagi. Yang sudah terkirim tidak diulang.</source>
        <translation>Check the network, then press Try again. What was sent is not repeated.</translation>
    </message>
    <message>
        <source>Panggil teknisi.</source>
        <translation>Call the technician.</translation>
    </message>
    <message>
        <source>Tempat simpan kios penuh. Panggil teknisi.</source>
        <translation>The kiosk&apos;s storage is full. Call the technician.</translation>
    </message>
    <message>
        <source>Cabut flashdisk, tancapkan lagi, lalu tekan Coba lagi.</source>
        <translation>Remove the stick, plug it in again, then press Try again.</translation>
    </message>
    <message>
        <source>Semua sudah ada di flashdisk. Bawa ke balai yang tersambung internet.</source>
        <translation>Everything is on the stick. Carry it to a hall with internet.</translation>
    </message>
    <message>
        <source>Tersimpan di flashdisk: %1 catatan, %2 foto, %3. Bawa ke balai yang tersambung internet, lalu bawa balasannya kembali.</source>
        <translation>Saved on the stick: %1 records, %2 photos, %3. Carry it to a hall with internet, then bring the reply back.</translation>
    </message>
    <message>
        <source>Balasan di flashdisk ini sudah pernah diambil.</source>
        <translation>The reply on this stick was taken before.</translation>
    </message>
    <message>
        <source>Balasan kota tersimpan di kios: %1 foto diterima kota.</source>
        <translation>The city&apos;s reply is in the kiosk: %1 photos received.</translation>
    </message>
    <message>
        <source>%1 balasan tidak dipakai.</source>
        <translation>%1 replies not used.</translation>
    </message>
    <message>
        <source>%1 kiriman diterima kota, %2 balasan ada di flashdisk.</source>
        <translation>%1 bundles received by the city, %2 replies on the stick.</translation>
    </message>
    <message>
        <source>%1 balasan belum siap: ulangi nanti.</source>
        <translation>%1 replies not ready: do it again later.</translation>
    </message>
    <message>
        <source>%1 kiriman ditolak kota.</source>
        <translation>%1 bundles refused by the city.</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Ada beberapa flashdisk. Sentuh yang mau dipakai.</source>
        <translation>There are several sticks. Touch the one to use.</translation>
    </message>
    <message>
        <source>Berhenti</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Mencari flashdisk</source>
        <translation>Looking for a stick</translation>
    </message>
    <message>
        <source>Belum ada flashdisk</source>
        <translation>No stick yet</translation>
    </message>
    <message>
        <source>Tancapkan flashdisk ke lubang pipih komputer kios, depan atau belakang.</source>
        <translation>Plug the stick into the flat slot of the kiosk computer, front or back.</translation>
    </message>
    <message>
        <source>Kios melihatnya dan mulai sendiri.</source>
        <translation>The kiosk sees it and starts by itself.</translation>
    </message>
    <message>
        <source>Cabut sesudah layar bilang boleh.</source>
        <translation>Remove it when the screen says so.</translation>
    </message>
    <message>
        <source>%1 kiriman, %2 balasan</source>
        <translation>%1 bundles, %2 replies</translation>
    </message>
    <message>
        <source>%1 kiriman</source>
        <translation>%1 bundles</translation>
    </message>
    <message>
        <source>%1 balasan</source>
        <translation>%1 replies</translation>
    </message>
    <message>
        <source>%1 kosong</source>
        <translation>%1 free</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Bagian %1 dari %2</source>
        <translation>Part %1 of %2</translation>
    </message>
    <message>
        <source>Jangan cabut flashdisk dulu.</source>
        <translation>Do not remove the stick yet.</translation>
    </message>
    <message>
        <source>Layar ini untuk warga lagi sesudah selesai.</source>
        <translation>This screen is for residents again when it is done.</translation>
    </message>
    <message>
        <source>Berhenti sekarang?</source>
        <translation>Stop now?</translation>
    </message>
    <message>
        <source>Ya, berhenti</source>
        <translation>Yes, stop</translation>
    </message>
    <message>
        <source>Tidak, teruskan</source>
        <translation>No, go on</translation>
    </message>
</context>
<context>
    <name>OfficerDesk</name>
    <message>
        <source>%1 menit</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translation>%1 hours</translation>
    </message>
    <message>
        <source>%1 jam %2 menit</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Tinggalkan</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Tinggalkan meja</source>
        <translation>Leave the desk</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Permohonan ini sudah berubah.</source>
        <translation>This request has changed.</translation>
    </message>
    <message>
        <source>Hadir tersimpan di kios.</source>
        <translation>Presence saved in the kiosk.</translation>
    </message>
    <message>
        <source>Permohonan selesai. Tersimpan di kios.</source>
        <translation>Request completed. Saved in the kiosk.</translation>
    </message>
    <message>
        <source>Tersimpan di kios.</source>
        <translation>Saved in the kiosk.</translation>
    </message>
    <message>
        <source>PIN baru tersimpan di kios.</source>
        <translation>New PIN saved in the kiosk.</translation>
    </message>
    <message>
        <source>Jam pulang tersimpan, menunggu pemeriksaan.</source>
        <translation>Leaving time saved, awaiting review.</translation>
    </message>
    <message>
        <source>Sistem pusat mati: tercatat.</source>
        <translation>Central system down: noted.</translation>
    </message>
    <message>
        <source>Sistem pusat hidup lagi: tercatat.</source>
        <translation>Central system back: noted.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Lihat daftar yang baru di bawah.</source>
        <translation>See the new list below.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>Foto sebentar. Masih %1 menit.</source>
        <translation>A quick photo. %1 minutes left.</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Warga memanggil petugas</source>
        <translation>A resident calls staff</translation>
    </message>
    <message>
        <source>Saya datang</source>
        <translation>I am coming</translation>
    </message>
    <message>
        <source>Ada catatan yang belum selesai</source>
        <translation>Something is unfinished</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Jam kerja, buka rincian</source>
        <translation>Working hours, open details</translation>
    </message>
    <message>
        <source>Jam kerja hari ini</source>
        <translation>Hours worked today</translation>
    </message>
    <message>
        <source>Jam kerja, hadir sejak %1</source>
        <translation>Hours worked, here since %1</translation>
    </message>
    <message>
        <source>dari %1 jam</source>
        <translation>of %1 h</translation>
    </message>
    <message>
        <source>Hadir</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Catat hadir</source>
        <translation>Record presence</translation>
    </message>
    <message>
        <source>Permohonan</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Permohonan hari ini</source>
        <translation>Requests today</translation>
    </message>
    <message>
        <source>Paling mendesak di atas</source>
        <translation>Most urgent on top</translation>
    </message>
    <message>
        <source>Belum ada permohonan</source>
        <translation>No requests yet</translation>
    </message>
    <message>
        <source>Permohonan baru muncul di sini.</source>
        <translation>New requests appear here.</translation>
    </message>
</context>
<context>
    <name>OfficerDrafts</name>
    <message>
        <source>Catatan penyelesaian</source>
        <translation>Completion note</translation>
    </message>
    <message>
        <source>Permohonan lewat telepon</source>
        <translation>Request by telephone</translation>
    </message>
    <message>
        <source>Catatan kerja</source>
        <translation>Work entry</translation>
    </message>
    <message>
        <source>Catatan petugas</source>
        <translation>Officer&apos;s note</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Catatan yang belum selesai</source>
        <translation>Unfinished notes</translation>
    </message>
    <message>
        <source>Hanya Anda yang bisa membukanya. Disimpan 7 hari.</source>
        <translation>Only you can open them. Kept for 7 days.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Semua catatan sudah selesai</source>
        <translation>Nothing is unfinished</translation>
    </message>
    <message>
        <source>Yang Anda tulis dan belum simpan muncul di sini.</source>
        <translation>What you typed and did not save appears here.</translation>
    </message>
    <message>
        <source>Hapus catatan ini?</source>
        <translation>Delete this note?</translation>
    </message>
    <message>
        <source>Tulisan Anda tidak bisa dikembalikan.</source>
        <translation>What you typed cannot be brought back.</translation>
    </message>
    <message>
        <source>Ya, hapus</source>
        <translation>Yes, delete</translation>
    </message>
    <message>
        <source>Tidak, simpan</source>
        <translation>No, keep it</translation>
    </message>
</context>
<context>
    <name>OfficerForgotten</name>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Kemarin belum menutup hadir. Pulang pukul berapa?</source>
        <translation>Yesterday was not closed. When did you leave?</translation>
    </message>
    <message>
        <source>%1 belum menutup hadir. Pulang pukul berapa?</source>
        <translation>%1 was not closed. When did you leave?</translation>
    </message>
    <message>
        <source>Hadir sejak %1. Jawaban Anda diperiksa atasan.</source>
        <translation>Here since %1. Your supervisor reviews the answer.</translation>
    </message>
    <message>
        <source>Nanti</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Nanti saja</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>%1 kurang</source>
        <translation>%1 less</translation>
    </message>
    <message>
        <source>%1 tambah</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>Saat balai tutup</source>
        <translation>When the hall closed</translation>
    </message>
    <message>
        <source>Terakhir Anda pakai kios</source>
        <translation>Your last use of the kiosk</translation>
    </message>
    <message>
        <source>Jam lain</source>
        <translation>Another time</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Menit</source>
        <translation>Minute</translation>
    </message>
</context>
<context>
    <name>OfficerHours</name>
    <message>
        <source>%1 dari %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translation>%1 hours</translation>
    </message>
    <message>
        <source>%1 jam %2 menit</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Rumah</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Balai ini</source>
        <translation>This hall</translation>
    </message>
    <message>
        <source>Masih berjalan</source>
        <translation>Still running</translation>
    </message>
    <message>
        <source>Kios sempat mati. Menurut jam kios.</source>
        <translation>The kiosk was off. By its clock.</translation>
    </message>
    <message>
        <source>Menurut Anda. Menunggu pemeriksaan.</source>
        <translation>As you said. Awaiting review.</translation>
    </message>
    <message>
        <source>Belum ditutup, belum dihitung</source>
        <translation>Not closed, not counted</translation>
    </message>
    <message>
        <source>Dari kota</source>
        <translation>From the city</translation>
    </message>
    <message>
        <source>Dari kota. Menunggu pemeriksaan.</source>
        <translation>From the city. Awaiting review.</translation>
    </message>
    <message>
        <source>Dihitung kios</source>
        <translation>Counted by the kiosk</translation>
    </message>
    <message>
        <source>Kios mati, tidak dihitung merugikan</source>
        <translation>Kiosk off, not held against you</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translation>Central system down</translation>
    </message>
    <message>
        <source>Sambungan ke kota putus</source>
        <translation>No line to the city</translation>
    </message>
    <message>
        <source>Waktu yang sama dihitung sekali</source>
        <translation>The same time counts once</translation>
    </message>
    <message>
        <source>Istirahat menurut aturan</source>
        <translation>Break by law</translation>
    </message>
    <message>
        <source>Tidak ditagih karena kios mati</source>
        <translation>Not asked for, the kiosk was off</translation>
    </message>
    <message>
        <source>Ramadan</source>
        <translation>Ramadan</translation>
    </message>
    <message>
        <source>Libur</source>
        <translation>Holiday</translation>
    </message>
    <message>
        <source>Cuti</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Hari bebas</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Jam kerja minggu lalu</source>
        <translation>Hours of last week</translation>
    </message>
    <message>
        <source>Jam kerja minggu ini</source>
        <translation>Hours of this week</translation>
    </message>
    <message>
        <source>Di balai ini, dan balai lain menurut kota.</source>
        <translation>This hall, and others as the city says.</translation>
    </message>
    <message>
        <source>Yang tercatat di balai ini saja.</source>
        <translation>Only what this hall recorded.</translation>
    </message>
    <message>
        <source>Minggu ini</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Minggu lalu</source>
        <translation>Last week</translation>
    </message>
    <message>
        <source>%1 menunggu pemeriksaan</source>
        <translation>%1 awaiting review</translation>
    </message>
    <message>
        <source>Hari ini</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Belum ditutup</source>
        <translation>Not closed</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Kios sempat mati</source>
        <translation>Kiosk was off</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>Tidak ada kehadiran di balai ini</source>
        <translation>No presence in this hall</translation>
    </message>
    <message>
        <source>Bila hadir di tempat lain, kota yang mencatatnya.</source>
        <translation>Presence elsewhere is recorded by the city.</translation>
    </message>
</context>
<context>
    <name>OfficerLeave</name>
    <message>
        <source>Balai RW lain</source>
        <translation>Another hall</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Kerja di rumah</source>
        <translation>Work at home</translation>
    </message>
    <message>
        <source>Pulang</source>
        <translation>Go home</translation>
    </message>
    <message>
        <source>Telepon kantor</source>
        <translation>Office phone</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Cara lain</source>
        <translation>Another way</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Pergi ke mana?</source>
        <translation>Where to?</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Tinggalkan</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Tinggalkan meja</source>
        <translation>Leave the desk</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translation>Storage is full. Call the technician.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Bisa dihubungi lewat</source>
        <translation>Can be reached by</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Tulis keterangan</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Boleh kosong. Hanya atasan yang membaca.</source>
        <translation>Optional. Only your supervisor reads it.</translation>
    </message>
    <message>
        <source>Mengapa, di mana, dan nomor bila perlu</source>
        <translation>Why, where, and a number if needed</translation>
    </message>
    <message>
        <source>Di mana, dan nomor bila perlu</source>
        <translation>Where, and a number if needed</translation>
    </message>
</context>
<context>
    <name>OfficerLocked</name>
    <message>
        <source>Tunjukkan kode buka</source>
        <translation>Show the unlock code</translation>
    </message>
    <message>
        <source>PIN terkunci.</source>
        <translation>The PIN is locked.</translation>
    </message>
    <message>
        <source>PIN salah sepuluh kali. Yang lain tetap bisa masuk.</source>
        <translation>Ten wrong PINs. Others can still sign in.</translation>
    </message>
    <message>
        <source>Pindai</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Pindai kode buka</source>
        <translation>Scan the unlock code</translation>
    </message>
    <message>
        <source>QR di dalam kotak</source>
        <translation>QR inside the box</translation>
    </message>
    <message>
        <source>Tunjukkan QR yang dikirim atasan. Tahan diam sampai terbaca; layar HP seterang mungkin.</source>
        <translation>Show the QR that your supervisor sent. Hold still until it is read; phone screen as bright as it goes.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau pakai pemindai.</source>
        <translation>Plug in the camera, or use the scanner.</translation>
    </message>
    <message>
        <source>Minta atasan Anda membukanya. Sebutkan kode ini, atau kirim foto QR-nya.</source>
        <translation>Ask your supervisor to unlock it. Tell this code, or send a photo of the QR.</translation>
    </message>
    <message>
        <source>Kunci terbuka sendiri kalau kios tersambung. Kalau tidak, pindai QR yang dikirim atasan.</source>
        <translation>It unlocks by itself when the kiosk is online. If not, scan the QR your supervisor sends.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Kode ini tidak berlaku di sini.</source>
        <translation>This code does not count here.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translation>Storage is full. Call the technician.</translation>
    </message>
    <message>
        <source>Minta kode baru kepada atasan.</source>
        <translation>Ask your supervisor for a new code.</translation>
    </message>
</context>
<context>
    <name>OfficerMenu</name>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Ganti PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>Catatan balai</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Jam kerja</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Sistem pusat hidup lagi</source>
        <translation>Central system is back</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translation>Central system down</translation>
    </message>
    <message>
        <source>Cocokkan jam dengan kota</source>
        <translation>Set the clock with the city</translation>
    </message>
    <message>
        <source>Kiriman ke kota</source>
        <translation>Sending to the city</translation>
    </message>
    <message>
        <source>Latihan</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OfficerNotes</name>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Catatan balai</source>
        <translation>Hall notes</translation>
    </message>
    <message>
        <source>Catat</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Catat persoalan</source>
        <translation>Note a problem</translation>
    </message>
    <message>
        <source>Catat kunjungan</source>
        <translation>Log a visit</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translation>%1 hours</translation>
    </message>
    <message>
        <source>%1 hari</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>Dikerjakan</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Diteruskan</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>Tidak bisa</source>
        <translation>Not possible</translation>
    </message>
    <message>
        <source>Baru</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Aduan layanan</source>
        <translation>About a service</translation>
    </message>
    <message>
        <source>Aduan fasilitas</source>
        <translation>About a facility</translation>
    </message>
    <message>
        <source>Aduan lingkungan</source>
        <translation>About the area</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Aduan</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Persoalan warga</source>
        <translation>Local problems</translation>
    </message>
    <message>
        <source>Belum ada persoalan tercatat</source>
        <translation>No problem noted yet</translation>
    </message>
    <message>
        <source>Belum ada aduan</source>
        <translation>No complaints yet</translation>
    </message>
    <message>
        <source>Yang Anda lihat di lingkungan dicatat di sini.</source>
        <translation>What you see around here is noted here.</translation>
    </message>
    <message>
        <source>Aduan warga di kios ini muncul di sini.</source>
        <translation>Complaints made at this kiosk appear here.</translation>
    </message>
    <message>
        <source>Masuk %1</source>
        <translation>Filed %1</translation>
    </message>
    <message>
        <source>Terlambat %1</source>
        <translation>%1 late</translation>
    </message>
    <message>
        <source>Jawab dalam %1</source>
        <translation>Answer in %1</translation>
    </message>
</context>
<context>
    <name>OfficerNumbers</name>
    <message>
        <source>Angka saya</source>
        <translation>My numbers</translation>
    </message>
    <message>
        <source>Apa yang menurut Anda tidak benar?</source>
        <translation>What do you think is wrong?</translation>
    </message>
    <message>
        <source>Orang di kota membacanya dan menjawab.</source>
        <translation>A person at the city reads and answers it.</translation>
    </message>
    <message>
        <source>Tulis dulu, satu kalimat saja.</source>
        <translation>Write one sentence first.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Kirim keberatan</source>
        <translation>Send objection</translation>
    </message>
</context>
<context>
    <name>OfficerPin</name>
    <message>
        <source>Kode belum cocok.</source>
        <translation>The code does not match.</translation>
    </message>
    <message>
        <source>PIN lama belum cocok.</source>
        <translation>The old PIN does not match.</translation>
    </message>
    <message>
        <source>Belum cocok. Tunggu dulu.</source>
        <translation>No match. Wait a little.</translation>
    </message>
    <message>
        <source>Kedua PIN berbeda.</source>
        <translation>The two PINs differ.</translation>
    </message>
    <message>
        <source>Itu PIN yang lama.</source>
        <translation>That is the old PIN.</translation>
    </message>
    <message>
        <source>Angka berulang mudah ditebak.</source>
        <translation>Repeated digits are easy to guess.</translation>
    </message>
    <message>
        <source>Angka berurutan mudah ditebak.</source>
        <translation>Digits in a row are easy to guess.</translation>
    </message>
    <message>
        <source>Pola ini mudah ditebak.</source>
        <translation>This pattern is easy to guess.</translation>
    </message>
    <message>
        <source>Tanggal mudah ditebak.</source>
        <translation>A date is easy to guess.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Coba lagi. Sisa %1 kali.</source>
        <translation>Try again. %1 tries left.</translation>
    </message>
    <message>
        <source>Ketik PIN baru dari awal.</source>
        <translation>Type the new PIN from the start.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translation>Storage is full. Call the technician.</translation>
    </message>
    <message>
        <source>Pilih enam angka lain.</source>
        <translation>Choose six other digits.</translation>
    </message>
    <message>
        <source>Memeriksa …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Ketik kode dari kota</source>
        <translation>Type the city&apos;s code</translation>
    </message>
    <message>
        <source>Ketik PIN lama</source>
        <translation>Type the old PIN</translation>
    </message>
    <message>
        <source>Pilih PIN baru</source>
        <translation>Choose a new PIN</translation>
    </message>
    <message>
        <source>Ketik PIN baru sekali lagi</source>
        <translation>Type the new PIN once more</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Delapan angka, diberikan langsung oleh atasan atau admin.</source>
        <translation>Eight digits, given to you by your supervisor or admin.</translation>
    </message>
    <message>
        <source>Hanya sekali pakai, dan ada batas waktunya.</source>
        <translation>Works once only, and for a limited time.</translation>
    </message>
    <message>
        <source>Sesudah itu, pilih enam angka yang baru.</source>
        <translation>After that, choose six new digits.</translation>
    </message>
    <message>
        <source>Enam angka, jangan berulang atau berurutan.</source>
        <translation>Six digits, not repeated, not in a row.</translation>
    </message>
    <message>
        <source>Jangan tanggal lahir Anda atau keluarga.</source>
        <translation>No birth dates, yours or your family&apos;s.</translation>
    </message>
    <message>
        <source>Jangan beri tahu siapa pun, termasuk atasan.</source>
        <translation>Tell nobody, not even your supervisor.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 menit lagi.</source>
        <translation>You can try again in %1 minutes.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 detik lagi.</source>
        <translation>You can try again in %1 seconds.</translation>
    </message>
</context>
<context>
    <name>OfficerPractice</name>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Latihan</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>Mulai latihan</source>
        <translation>Start practice</translation>
    </message>
    <message>
        <source>Warga tidak bisa memakai kios selama latihan.</source>
        <translation>Residents cannot use the kiosk during practice.</translation>
    </message>
    <message>
        <source>Kalau ada yang memanggil petugas, latihan berhenti sendiri.</source>
        <translation>If somebody calls an officer, practice ends by itself.</translation>
    </message>
    <message>
        <source>Semua warga dan permohonan karangan.</source>
        <translation>All residents and requests are invented.</translation>
    </message>
    <message>
        <source>Tidak ada yang disimpan atau dikirim ke kota.</source>
        <translation>Nothing is kept or sent to the city.</translation>
    </message>
    <message>
        <source>Layarnya berbingkai garis merah dengan kata LATIHAN.</source>
        <translation>The screen has a frame of red stripes and the word LATIHAN.</translation>
    </message>
</context>
<context>
    <name>OfficerPresence</name>
    <message>
        <source>Toleh pelan ke kiri</source>
        <translation>Turn slowly left</translation>
    </message>
    <message>
        <source>Toleh pelan ke kanan</source>
        <translation>Turn slowly right</translation>
    </message>
    <message>
        <source>Tetap lihat lurus</source>
        <translation>Keep looking straight</translation>
    </message>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translation>Too dark. Find a brighter place.</translation>
    </message>
    <message>
        <source>Terlalu silau. Jauhi jendela di belakang.</source>
        <translation>Too bright. Move away from the window behind.</translation>
    </message>
    <message>
        <source>Wajah belum terlihat. Lihat ke kamera.</source>
        <translation>No face yet. Look at the camera.</translation>
    </message>
    <message>
        <source>Lebih dari satu wajah. Foto sendirian.</source>
        <translation>More than one face. You alone, please.</translation>
    </message>
    <message>
        <source>Masih bergerak. Diam sebentar.</source>
        <translation>Still moving. Hold still.</translation>
    </message>
    <message>
        <source>Kode lama sudah habis. Pakai kode baru ini.</source>
        <translation>The old code has run out. Use this new one.</translation>
    </message>
    <message>
        <source>Kamera terputus. Coba lagi.</source>
        <translation>Camera unplugged. Try again.</translation>
    </message>
    <message>
        <source>Wajah hilang di gambar terakhir. Ulangi bila bisa.</source>
        <translation>No face in the last picture. Do it again if you can.</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lihat lurus ke kamera</source>
        <translation>Look at the camera</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>Foto hadir</source>
        <translation>Your photo</translation>
    </message>
    <message>
        <source>Lalu %1</source>
        <translation>Then %1</translation>
    </message>
    <message>
        <source>Gambar %1 dari %2</source>
        <translation>Picture %1 of %2</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Tunggu</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translation>Camera unplugged</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu tekan Coba lagi. Hadir belum tercatat.</source>
        <translation>Plug in the camera, then press Try again. Presence is not recorded yet.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan. Hadir belum tercatat.</source>
        <translation>It could not be saved. Presence is not recorded yet.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi, tulis hadir di kertas.</source>
        <translation>Storage is full. Call the technician, write your presence on paper.</translation>
    </message>
    <message>
        <source>Loket %1 · kode %2</source>
        <translation>Counter %1 · code %2</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translation>Is it clear?</translation>
    </message>
    <message>
        <source>Wajah terlihat dan kode terbaca.</source>
        <translation>Face is seen and the code can be read.</translation>
    </message>
    <message>
        <source>Kamera hanya memberi %1 gambar. Boleh dipakai, atasan akan memeriksa.</source>
        <translation>The camera gave only %1 pictures. You may use them, your supervisor will check.</translation>
    </message>
    <message>
        <source>Ini bukan kamera kios</source>
        <translation>Not the kiosk&apos;s camera</translation>
    </message>
    <message>
        <source>Kamera lain. Panggil teknisi.</source>
        <translation>Another camera. Call the technician.</translation>
    </message>
    <message>
        <source>Panggil teknisi. Hadir tetap dicatat dan akan diperiksa.</source>
        <translation>Call the technician. It counts and is checked.</translation>
    </message>
    <message>
        <source>Satu wajah terlihat</source>
        <translation>One face is seen</translation>
    </message>
    <message>
        <source>Cukup terang</source>
        <translation>Bright enough</translation>
    </message>
    <message>
        <source>Tidak bergerak</source>
        <translation>Not moving</translation>
    </message>
    <message>
        <source>Kode acak</source>
        <translation>Random code</translation>
    </message>
    <message>
        <source>Ada di foto</source>
        <translation>In the photo</translation>
    </message>
    <message>
        <source>Foto dilihat atasan Anda. Tidak ada pengenal wajah.</source>
        <translation>Your supervisor sees it. No face ID.</translation>
    </message>
    <message>
        <source>Bekerja di mana, sesi malam?</source>
        <translation>Working where, evening?</translation>
    </message>
    <message>
        <source>Bekerja di mana, sesi siang?</source>
        <translation>Working where, daytime?</translation>
    </message>
    <message>
        <source>Balai RW</source>
        <translation>Balai RW</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Rumah</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
</context>
<context>
    <name>OfficerRequest</name>
    <message>
        <source>Masuk %1 · sedang dilayani</source>
        <translation>Filed %1 · being served</translation>
    </message>
    <message>
        <source>Masuk %1</source>
        <translation>Filed %1</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Ambil</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Langkah lain</source>
        <translation>Other steps</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Sudah diambil petugas lain.</source>
        <translation>Another officer has taken it.</translation>
    </message>
    <message>
        <source>Anda melayani permohonan ini. Tersimpan di kios.</source>
        <translation>You serve this request. Saved in the kiosk.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Isian sudah tidak ada di kios</source>
        <translation>The answers are no longer in the kiosk</translation>
    </message>
    <message>
        <source>Lihat isian ini di sistem kota.</source>
        <translation>See the answers in the city&apos;s system.</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Sentuh untuk besar</source>
        <translation>Touch to enlarge</translation>
    </message>
    <message>
        <source>Foto di kota</source>
        <translation>Photo is in the city</translation>
    </message>
    <message>
        <source>Dibawa, tanpa foto</source>
        <translation>Brought, no photo</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>Dari HP warga</source>
        <translation>From their phone</translation>
    </message>
</context>
<context>
    <name>OfficerSignIn</name>
    <message>
        <source>Memeriksa PIN …</source>
        <translation>Checking the PIN …</translation>
    </message>
    <message>
        <source>PIN %1</source>
        <translation>PIN %1</translation>
    </message>
    <message>
        <source>Siapa yang bertugas?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>Tunjukkan lencana Anda</source>
        <translation>Show your badge</translation>
    </message>
    <message>
        <source>Ketik PIN Anda</source>
        <translation>Type your PIN</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Belum ada petugas terdaftar</source>
        <translation>No staff registered yet</translation>
    </message>
    <message>
        <source>Sambungkan kios ke kota. Daftar petugas datang sendiri.</source>
        <translation>Connect the kiosk to the city. The list of staff comes by itself.</translation>
    </message>
    <message>
        <source>QR lencana di dalam kotak</source>
        <translation>Badge QR inside the box</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, pakai pemindai, atau pilih nama.</source>
        <translation>Plug in the camera, use the scanner, or choose a name.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau pakai pemindai.</source>
        <translation>Plug in the camera, or use the scanner.</translation>
    </message>
    <message>
        <source>Lencana sudah dibaca</source>
        <translation>The badge was read</translation>
    </message>
    <message>
        <source>Sekarang ketik PIN pemilik lencana ini.</source>
        <translation>Now type the PIN of this badge&apos;s owner.</translation>
    </message>
    <message>
        <source>PIN belum cocok.</source>
        <translation>The PIN does not match.</translation>
    </message>
    <message>
        <source>PIN belum cocok. Tunggu dulu.</source>
        <translation>The PIN does not match. Wait a little.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>PIN baru tersimpan di kios.</source>
        <translation>New PIN saved in the kiosk.</translation>
    </message>
    <message>
        <source>Kunci sudah dibuka.</source>
        <translation>It is unlocked.</translation>
    </message>
    <message>
        <source>Coba lagi. Sisa %1 kali.</source>
        <translation>Try again. %1 tries left.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translation>Storage is full. Call the technician.</translation>
    </message>
    <message>
        <source>Masuk dengan PIN itu.</source>
        <translation>Sign in with that PIN.</translation>
    </message>
    <message>
        <source>Silakan masuk lagi.</source>
        <translation>You can sign in again.</translation>
    </message>
    <message>
        <source>Pilih nama</source>
        <translation>Choose a name</translation>
    </message>
    <message>
        <source>Pakai lencana</source>
        <translation>Use a badge</translation>
    </message>
    <message>
        <source>Lencana lain</source>
        <translation>Another badge</translation>
    </message>
    <message>
        <source>Buat PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Sentuh nama Anda dulu</source>
        <translation>Touch your name first</translation>
    </message>
    <message>
        <source>Tunjukkan lencana dulu</source>
        <translation>Show the badge first</translation>
    </message>
    <message>
        <source>PIN pemilik lencana</source>
        <translation>PIN of the badge&apos;s owner</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 menit lagi.</source>
        <translation>You can try again in %1 minutes.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 detik lagi.</source>
        <translation>You can try again in %1 seconds.</translation>
    </message>
</context>
<context>
    <name>OfficerStep</name>
    <message>
        <source>Kembalikan</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Hentikan jam</source>
        <translation>Stop the clock</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Untuk warga</source>
        <translation>For the resident</translation>
    </message>
    <message>
        <source>Ke meja</source>
        <translation>To the desk</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Tidak ada pilihan</source>
        <translation>Nothing to choose</translation>
    </message>
    <message>
        <source>Daftarnya datang dari kota. Coba lagi nanti.</source>
        <translation>The list comes from the city. Look again later.</translation>
    </message>
    <message>
        <source>Tunjukkan kode QR di tanda terima. PIN-nya tidak disimpan.</source>
        <translation>Show the QR code on the receipt. Its PIN is not kept.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau ketik nomornya.</source>
        <translation>Plug the camera in, or type the number.</translation>
    </message>
    <message>
        <source>Ketik nomornya</source>
        <translation>Type the number</translation>
    </message>
    <message>
        <source>Simpan tanpa foto</source>
        <translation>Save without photo</translation>
    </message>
    <message>
        <source>Warga boleh memotret layar ini.</source>
        <translation>The resident may photograph this screen.</translation>
    </message>
</context>
<context>
    <name>OfficerSteps</name>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Langkah %1</source>
        <translation>Steps of %1</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Jam berhenti</source>
        <translation>Clock stopped</translation>
    </message>
    <message>
        <source>Jam jalan lagi</source>
        <translation>Clock runs again</translation>
    </message>
    <message>
        <source>Tanya dinas lain</source>
        <translation>Ask an office</translation>
    </message>
    <message>
        <source>Serahkan ke dinas</source>
        <translation>Hand to an office</translation>
    </message>
    <message>
        <source>Serahkan ke rekan</source>
        <translation>Hand to a colleague</translation>
    </message>
    <message>
        <source>Foto surat susulan</source>
        <translation>Photograph a paper</translation>
    </message>
    <message>
        <source>Sudah diambil</source>
        <translation>Already collected</translation>
    </message>
    <message>
        <source>%1 menjawab %2</source>
        <translation>%1 answered %2</translation>
    </message>
    <message>
        <source>Ditanyakan ke %1, %2</source>
        <translation>Asked %1, %2</translation>
    </message>
    <message>
        <source>Belum dijawab, lewat waktu</source>
        <translation>No answer yet, overdue</translation>
    </message>
    <message>
        <source>Jawaban dalam %1 menit</source>
        <translation>Answer in %1 min</translation>
    </message>
    <message>
        <source>Jawaban dalam %1 jam</source>
        <translation>Answer in %1 h</translation>
    </message>
    <message>
        <source>Warga</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>Petugas lain</source>
        <translation>Another officer</translation>
    </message>
</context>
<context>
    <name>OfficerSync</name>
    <message>
        <source>baru saja</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 menit lalu</source>
        <translation>%1 min ago</translation>
    </message>
    <message>
        <source>%1 jam lalu</source>
        <translation>%1 h ago</translation>
    </message>
    <message>
        <source>%1 hari lalu</source>
        <translation>%1 days ago</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Kiriman ke kota</source>
        <translation>Sending to the city</translation>
    </message>
    <message>
        <source>Mengirim catatan</source>
        <translation>Sending records</translation>
    </message>
    <message>
        <source>Semua sudah diterima kota.</source>
        <translation>The city has received everything.</translation>
    </message>
    <message>
        <source>Foto surat dikirim mulai %1.</source>
        <translation>Photos of papers are sent from %1.</translation>
    </message>
    <message>
        <source>Tersimpan di kios, menunggu giliran.</source>
        <translation>Saved in the kiosk, waiting for its turn.</translation>
    </message>
    <message>
        <source>Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.</source>
        <translation>No internet now. Requests are kept and sent later.</translation>
    </message>
    <message>
        <source>Mencoba</source>
        <translation>Trying</translation>
    </message>
    <message>
        <source>Coba kirim</source>
        <translation>Try to send</translation>
    </message>
    <message>
        <source>Coba kirim sekarang</source>
        <translation>Try to send now</translation>
    </message>
    <message>
        <source>Perlu perhatian</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Jaringan</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Tersambung</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Internet mati</source>
        <translation>No internet</translation>
    </message>
    <message>
        <source>Memeriksa</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Kontak terakhir</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>belum pernah</source>
        <translation>never</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Catatan menunggu</source>
        <translation>Records waiting</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Foto menunggu</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>%1 surat</source>
        <translation>%1 papers</translation>
    </message>
    <message>
        <source>%1 hadir</source>
        <translation>%1 presence</translation>
    </message>
    <message>
        <source>%1 hadir, %2 surat</source>
        <translation>%1 presence, %2 papers</translation>
    </message>
    <message>
        <source>Menunggu sejak</source>
        <translation>Waiting since</translation>
    </message>
    <message>
        <source>Kecepatan</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>%1 per detik</source>
        <translation>%1 per second</translation>
    </message>
    <message>
        <source>%1 per detik, %2</source>
        <translation>%1 per second, %2</translation>
    </message>
    <message>
        <source>Jam foto surat</source>
        <translation>Hours for photos</translation>
    </message>
    <message>
        <source>%1 sampai %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Simpan ke flashdisk</source>
        <translation>Save to a stick</translation>
    </message>
    <message>
        <source>Ambil balasan dari flashdisk</source>
        <translation>Take replies from a stick</translation>
    </message>
    <message>
        <source>Bawakan kiriman balai lain</source>
        <translation>Carry another hall&apos;s records</translation>
    </message>
    <message>
        <source>Kalau di sini tidak ada internet</source>
        <translation>If there is no internet here</translation>
    </message>
    <message>
        <source>Jawaban kota yang dibawa kembali</source>
        <translation>The city&apos;s answer, brought back</translation>
    </message>
    <message>
        <source>Kalau di sini ada internet</source>
        <translation>If there is internet here</translation>
    </message>
    <message>
        <source>Flashdisk</source>
        <translation>Stick</translation>
    </message>
    <message>
        <source>Untuk menyimpan ke flashdisk, petugas masuk dulu, lalu buka Lainnya.</source>
        <translation>To save to a stick, staff sign in first, then open More.</translation>
    </message>
</context>
<context>
    <name>OfficerWork</name>
    <message>
        <source>Kerja hari ini</source>
        <translation>Work today</translation>
    </message>
    <message>
        <source>Apa rencana Anda hari ini?</source>
        <translation>What is your plan for today?</translation>
    </message>
    <message>
        <source>Tulis tugasnya saja, tanpa nama warga.</source>
        <translation>Only the task, no names of residents.</translation>
    </message>
    <message>
        <source>Tulis dulu rencananya.</source>
        <translation>Write the plan first.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Catat pekerjaan</source>
        <translation>Log work</translation>
    </message>
    <message>
        <source>Apa yang Anda kerjakan?</source>
        <translation>What did you work on?</translation>
    </message>
    <message>
        <source>Apa hasilnya?</source>
        <translation>What is the result?</translation>
    </message>
    <message>
        <source>Apa manfaatnya bagi warga?</source>
        <translation>What is it good for?</translation>
    </message>
    <message>
        <source>Kegiatannya, tanpa nama atau NIK warga.</source>
        <translation>The work, no names or NIK of residents.</translation>
    </message>
    <message>
        <source>Yang selesai dikerjakan.</source>
        <translation>What was finished.</translation>
    </message>
    <message>
        <source>Boleh kosong.</source>
        <translation>May stay empty.</translation>
    </message>
    <message>
        <source>Tulis dulu, satu kalimat saja.</source>
        <translation>Write one sentence first.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Ubah catatan</source>
        <translation>Change entry</translation>
    </message>
</context>
<context>
    <name>OthersModel</name>
    <message>
        <source>Cek surat</source>
        <translation>Check status</translation>
    </message>
    <message>
        <source>Data saya</source>
        <translation>My data</translation>
    </message>
    <message>
        <source>Nomor antrean</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>Petugas hari ini</source>
        <translation>Staff today</translation>
    </message>
    <message>
        <source>Saya kembali</source>
        <translation>I am back</translation>
    </message>
    <message>
        <source>Nilai layanan ini</source>
        <translation>Rate this service</translation>
    </message>
</context>
<context>
    <name>PadQuestion</name>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Contoh: 0812 3456 7890</source>
        <translation>Example: 0812 3456 7890</translation>
    </message>
    <message>
        <source>angka</source>
        <translation>digits</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Halaman sebelumnya</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Halaman berikutnya</source>
        <translation>Next page</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Apa yang Anda bawa?</source>
        <translation>What did you bring?</translation>
    </message>
    <message>
        <source>Bacakan: apa yang dibutuhkan</source>
        <translation>Read aloud: what is needed</translation>
    </message>
    <message>
        <source>%1. Sentuh setiap surat yang ada. Halaman %2 dari %3.</source>
        <translation>%1. Touch each paper you have. Page %2 of %3.</translation>
    </message>
    <message>
        <source>%1. Sentuh setiap surat yang ada.</source>
        <translation>%1. Touch each paper you have.</translation>
    </message>
    <message>
        <source>Sentuh setiap surat yang ada. %1 dari %2.</source>
        <translation>Touch each paper you have. %1 of %2.</translation>
    </message>
    <message>
        <source>Sentuh yang sudah dimiliki. Fotonya menyusul di kios.</source>
        <translation>Touch what the caller has. Photos follow at the kiosk.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>Have it</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Berkas sudah lengkap.</source>
        <translation>You have everything.</translation>
    </message>
    <message>
        <source>Kurang satu: %1.</source>
        <translation>One missing: %1.</translation>
    </message>
    <message>
        <source>Kurang %1 surat.</source>
        <translation>%1 papers missing.</translation>
    </message>
    <message>
        <source>Boleh mulai sekarang.</source>
        <translation>You may start now.</translation>
    </message>
    <message>
        <source>Ambil dulu di rumah</source>
        <translation>Fetch it at home first</translation>
    </message>
    <message>
        <source>Bawa semua</source>
        <translation>I have all</translation>
    </message>
    <message>
        <source>Tekan Lanjut.</source>
        <translation>Press Next.</translation>
    </message>
</context>
<context>
    <name>PeopleQuestion</name>
    <message>
        <source>Tulis satu nama, lalu tekan Tambah.</source>
        <translation>Write one name, then press Add.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Tambah</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Hapus nama ini</source>
        <translation>Remove this name</translation>
    </message>
</context>
<context>
    <name>PracticeFrame</name>
    <message>
        <source>LATIHAN</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Semua data karangan. Tidak ada yang disimpan atau dikirim.</source>
        <translation>All data are invented. Nothing is kept or sent.</translation>
    </message>
    <message>
        <source>Selesai latihan</source>
        <translation>End practice</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message>
        <source>Sedang dicetak…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Sudah tercetak?</source>
        <translation>Did it print?</translation>
    </message>
    <message>
        <source>Simpan kertasnya.</source>
        <translation>Keep the paper.</translation>
    </message>
    <message>
        <source>Kertas habis.</source>
        <translation>Out of paper.</translation>
    </message>
    <message>
        <source>Printer belum siap.</source>
        <translation>The printer is not ready.</translation>
    </message>
    <message>
        <source>Belum keluar?</source>
        <translation>Not out yet?</translation>
    </message>
    <message>
        <source>Cetak lagi</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Cetak</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>QueueAbout</name>
    <message>
        <source>Mau ketemu petugas soal apa?</source>
        <translation>What do you want to see staff about?</translation>
    </message>
    <message>
        <source>Tanya</source>
        <translation>Ask</translation>
    </message>
</context>
<context>
    <name>QueueArea</name>
    <message>
        <source>Petugas tidak ada?</source>
        <translation>No staff here?</translation>
    </message>
    <message>
        <source>Kami laporkan ke kota. Nama Anda tidak dicatat.</source>
        <translation>We tell the city. Your name is not noted.</translation>
    </message>
    <message>
        <source>Tidak jadi</source>
        <translation>Never mind</translation>
    </message>
    <message>
        <source>Ya, laporkan</source>
        <translation>Yes, report it</translation>
    </message>
</context>
<context>
    <name>QueueDuty</name>
    <message>
        <source>Petugas hari ini</source>
        <translation>Staff today</translation>
    </message>
    <message>
        <source>Belum ada petugas yang mencatat hadir</source>
        <translation>No staff have recorded presence yet</translation>
    </message>
    <message>
        <source>Balai sedang tutup</source>
        <translation>The hall is closed now</translation>
    </message>
    <message>
        <source>Ambil nomor</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>%1, sampai %2</source>
        <translation>%1, until %2</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translation>Open today %1</translation>
    </message>
    <message>
        <source>Hari ini libur. Kios tetap melayani Anda.</source>
        <translation>Today is a holiday. The kiosk serves you all the same.</translation>
    </message>
    <message>
        <source>Gratis, siapa pun petugasnya.</source>
        <translation>Gratis, whoever serves you.</translation>
    </message>
    <message>
        <source>Laporan belum bisa disimpan.</source>
        <translation>The report could not be saved yet.</translation>
    </message>
    <message>
        <source>Pukul %1 dilaporkan ke kota: petugas tidak ada.</source>
        <translation>Told the city at %1: no staff here.</translation>
    </message>
    <message>
        <source>Tanya pengurus RW, atau telepon 112. Gratis.</source>
        <translation>Ask the RW, or call 112. Gratis.</translation>
    </message>
    <message>
        <source>Jawaban paling lambat %1.</source>
        <translation>Answer by %1 at the latest.</translation>
    </message>
    <message>
        <source>Petugas tidak ada</source>
        <translation>No staff here</translation>
    </message>
</context>
<context>
    <name>QueueNumber</name>
    <message>
        <source>Nomor Anda dipanggil. Datang ke meja petugas.</source>
        <translation>Your number is called. Come to the staff desk.</translation>
    </message>
    <message>
        <source>Anda berikutnya.</source>
        <translation>You are next.</translation>
    </message>
    <message>
        <source>%1 orang di depan Anda.</source>
        <translation>%1 people before you.</translation>
    </message>
    <message>
        <source>Lama tunggu: belum cukup data</source>
        <translation>Waiting time: too little data yet</translation>
    </message>
    <message>
        <source>Biasanya sekitar %1 menit</source>
        <translation>Usually about %1 minutes</translation>
    </message>
    <message>
        <source>Biasanya %1 sampai %2 menit</source>
        <translation>Usually %1 to %2 minutes</translation>
    </message>
    <message>
        <source>Nomor Anda</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Nomor antrean Anda</source>
        <translation>Your queue number</translation>
    </message>
    <message>
        <source>Ingat nomor ini. Setiap panggilan disebut dua kali.</source>
        <translation>Remember this number. It is called twice.</translation>
    </message>
    <message>
        <source>Gratis</source>
        <translation>Gratis</translation>
    </message>
</context>
<context>
    <name>QueuePriority</name>
    <message>
        <source>Apakah Anda lansia, hamil, atau penyandang disabilitas?</source>
        <translation>Are you elderly, pregnant or disabled?</translation>
    </message>
    <message>
        <source>Tidak perlu bukti. Kalau ya, Anda didahulukan.</source>
        <translation>No proof needed. If yes, you go first.</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Nomor belum bisa dibuat.</source>
        <translation>No number could be made yet.</translation>
    </message>
    <message>
        <source>Datang langsung ke meja petugas. Anda tetap dilayani, gratis.</source>
        <translation>Come straight to the staff desk. You are served all the same, gratis.</translation>
    </message>
</context>
<context>
    <name>RequestLine</name>
    <message>
        <source>%1 · saya layani</source>
        <translation>%1 · mine</translation>
    </message>
    <message>
        <source>%1 · dilayani</source>
        <translation>%1 · being served</translation>
    </message>
</context>
<context>
    <name>ResidentArea</name>
    <message>
        <source>Batalkan permohonan?</source>
        <translation>Cancel the request?</translation>
    </message>
    <message>
        <source>Isian dan foto akan dihapus dari kios ini.</source>
        <translation>What you typed and the photos will be deleted from this kiosk.</translation>
    </message>
    <message>
        <source>Ya, hapus</source>
        <translation>Yes, delete</translation>
    </message>
    <message>
        <source>Tidak, lanjut</source>
        <translation>No, go on</translation>
    </message>
</context>
<context>
    <name>ReturnCode</name>
    <message>
        <source>Kode berisi 9 huruf dan angka. Lihat lagi satu per satu.</source>
        <translation>A code has 9 letters and digits. Look again one by one.</translation>
    </message>
    <message>
        <source>Daftar suratnya sudah berubah. Tekan Kembali, lalu pilih layanan.</source>
        <translation>The list of papers has changed. Press Back, then choose a service.</translation>
    </message>
    <message>
        <source>Apa kode kembali Anda?</source>
        <translation>What is your return code?</translation>
    </message>
    <message>
        <source>Ada di kertas atau foto Anda.</source>
        <translation>It is on your slip or photo.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1 dari %2 tanda</source>
        <translation>%1 of %2 signs</translation>
    </message>
    <message>
        <source>Pindai kertas</source>
        <translation>Scan the slip</translation>
    </message>
</context>
<context>
    <name>ReturnScan</name>
    <message>
        <source>Tunjukkan kertas ke kamera</source>
        <translation>Show the slip to the camera</translation>
    </message>
    <message>
        <source>Daftar suratnya sudah berubah. Pilih layanan dari awal.</source>
        <translation>The list of papers has changed. Choose a service anew.</translation>
    </message>
    <message>
        <source>Itu bukan kode kembali. Cari kertas “Ambil dulu di rumah”.</source>
        <translation>That is no return code. Look for the slip “Ambil dulu di rumah”.</translation>
    </message>
    <message>
        <source>Bagian yang ada kotak hitam putih.</source>
        <translation>The part with the black and white square.</translation>
    </message>
    <message>
        <source>Ketik saja</source>
        <translation>Type it</translation>
    </message>
    <message>
        <source>Kode bisa diketik saja.</source>
        <translation>You can also type the code.</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Buka tirai</source>
        <translation>Open the curtain</translation>
    </message>
    <message>
        <source>Tirai</source>
        <translation>Curtain</translation>
    </message>
    <message>
        <source>Tirai tertutup. Sentuh untuk membuka.</source>
        <translation>Curtain closed. Touch to open.</translation>
    </message>
    <message>
        <source>Tirai menutup jawaban ini</source>
        <translation>The curtain hides this answer</translation>
    </message>
    <message>
        <source>Sentuh untuk membuka.</source>
        <translation>Touch to open.</translation>
    </message>
    <message>
        <source>Lewat telepon</source>
        <translation>By telephone</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Tulis dengan kata sendiri</source>
        <translation>Write it in your own words</translation>
    </message>
    <message>
        <source>Misalnya “anak lahir” atau “pindah”.</source>
        <translation>For example “anak lahir” or “pindah”.</translation>
    </message>
    <message>
        <source>Surat yang cocok muncul di sini.</source>
        <translation>What fits appears here.</translation>
    </message>
    <message>
        <source>Belum ketemu. Coba kata lain, atau tekan Kembali lalu Lainnya.</source>
        <translation>Not found. Try another word, or press Back, then More.</translation>
    </message>
</context>
<context>
    <name>SendingWords</name>
    <message>
        <source>kurang dari 1 menit lagi</source>
        <translation>less than 1 minute</translation>
    </message>
    <message>
        <source>kira-kira %1 menit lagi</source>
        <translation>about %1 minutes</translation>
    </message>
    <message>
        <source>sekitar %1 jam lagi</source>
        <translation>about %1 hours</translation>
    </message>
    <message>
        <source>sekitar %1 hari lagi</source>
        <translation>about %1 days</translation>
    </message>
    <message>
        <source>lebih dari seminggu lagi</source>
        <translation>more than a week</translation>
    </message>
    <message>
        <source>sebentar lagi</source>
        <translation>almost done</translation>
    </message>
    <message>
        <source>%1 menit lagi</source>
        <translation>%1 min left</translation>
    </message>
    <message>
        <source>%1 jam lagi</source>
        <translation>%1 h left</translation>
    </message>
    <message>
        <source>%1 hari lagi</source>
        <translation>%1 days left</translation>
    </message>
    <message>
        <source>Mengirim %1 foto</source>
        <translation>Sending %1 photos</translation>
    </message>
    <message>
        <source>Mengirim %1 dari %2 foto</source>
        <translation>Sending %1 of %2 photos</translation>
    </message>
    <message>
        <source>%1 dari %2 foto</source>
        <translation>%1 of %2 photos</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 catatan, %2 foto menunggu</source>
        <translation>%1 records, %2 photos waiting</translation>
    </message>
    <message>
        <source>%1 foto menunggu</source>
        <translation>%1 photos waiting</translation>
    </message>
    <message>
        <source>%1 catatan menunggu</source>
        <translation>%1 records waiting</translation>
    </message>
    <message>
        <source>%1 menunggu dikirim</source>
        <translation>%1 waiting to be sent</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Umur mulai bekerja menurut NIP ini tidak biasa.</source>
        <translation>The starting age in this NIP is unusual.</translation>
    </message>
    <message>
        <source>Tahun mulai bekerja menurut NIP ini tidak biasa.</source>
        <translation>The starting year in this NIP is unusual.</translation>
    </message>
    <message>
        <source>Cocokkan dengan kartu pegawai. Kalau sama, tekan Lanjut.</source>
        <translation>Compare with the staff card. If it is the same, press Next.</translation>
    </message>
    <message>
        <source>NIK ini sama dengan NIK orang lain di isian ini.</source>
        <translation>This NIK is the same as another person&apos;s here.</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP. Kalau memang sama, tekan Lanjut.</source>
        <translation>Compare with the KTP. If it is really the same, press Next.</translation>
    </message>
    <message>
        <source>Isi dulu, lalu tekan Lanjut.</source>
        <translation>Fill this in, then press Next.</translation>
    </message>
    <message>
        <source>Hanya angka. Ketik angkanya saja.</source>
        <translation>Digits only. Type just the digits.</translation>
    </message>
    <message>
        <source>Nama tidak memakai angka. Hapus angkanya.</source>
        <translation>A name has no digits. Delete the digits.</translation>
    </message>
    <message>
        <source>Ketik dengan angka 0 sampai 9.</source>
        <translation>Type with the digits 0 to 9.</translation>
    </message>
    <message>
        <source>Ada tanda yang tidak terlihat. Hapus, lalu ketik lagi.</source>
        <translation>There is a hidden sign. Delete it, then type again.</translation>
    </message>
    <message>
        <source>Ada gambar atau tanda khusus. Pakai huruf biasa saja.</source>
        <translation>There is a picture or special sign. Use plain letters only.</translation>
    </message>
    <message>
        <source>Tulis dengan huruf A sampai Z, seperti di KTP.</source>
        <translation>Write with the letters A to Z, as on the KTP.</translation>
    </message>
    <message>
        <source>Belum ada hurufnya. Tulis dengan huruf.</source>
        <translation>There are no letters yet. Write with letters.</translation>
    </message>
    <message>
        <source>Masih terlalu pendek. Tulis lebih lengkap.</source>
        <translation>Still too short. Write a little more.</translation>
    </message>
    <message>
        <source>Terlalu panjang: %1 huruf. Tulis lebih singkat.</source>
        <translation>Too long: %1 letters. Write less.</translation>
    </message>
    <message>
        <source>Empat angka terakhir tidak mungkin 0000. Lihat KTP lagi.</source>
        <translation>The last four digits cannot be 0000. Look at the KTP again.</translation>
    </message>
    <message>
        <source>Tanggal itu tidak ada di kalender. Periksa lagi.</source>
        <translation>That date is not in the calendar. Check it again.</translation>
    </message>
    <message>
        <source>Dua angka pertama tidak dikenal. Lihat kartu lagi.</source>
        <translation>The first two digits are not known. Look at the card again.</translation>
    </message>
    <message>
        <source>Ada angka yang tidak cocok. Lihat kartu lagi.</source>
        <translation>A digit does not fit. Look at the card again.</translation>
    </message>
    <message>
        <source>Nomor HP dimulai 08. Periksa lagi.</source>
        <translation>A phone number starts with 08. Check it again.</translation>
    </message>
    <message>
        <source>Pakai nomor Indonesia, dimulai 08.</source>
        <translation>Use an Indonesian number that starts with 08.</translation>
    </message>
    <message>
        <source>Pilih tanggal, bulan, dan tahun.</source>
        <translation>Choose day, month and year.</translation>
    </message>
    <message>
        <source>Tanggal itu belum terjadi. Periksa tahunnya.</source>
        <translation>That date is still to come. Check the year.</translation>
    </message>
    <message>
        <source>Tahun itu terlalu lama. Periksa tahunnya.</source>
        <translation>That year is too long ago. Check the year.</translation>
    </message>
    <message>
        <source>Alamat surel seperti nama@contoh.id. Periksa lagi.</source>
        <translation>An email looks like nama@contoh.id. Check it again.</translation>
    </message>
    <message>
        <source>Tulis jumlah uang dengan angka saja.</source>
        <translation>Write the amount of money in digits only.</translation>
    </message>
    <message>
        <source>Jumlahnya terlalu besar. Periksa angkanya.</source>
        <translation>The amount is too big. Check the digits.</translation>
    </message>
    <message>
        <source>Sentuh salah satu pilihan.</source>
        <translation>Touch one of the choices.</translation>
    </message>
    <message>
        <source>Sentuh Ya atau Tidak.</source>
        <translation>Touch Yes or No.</translation>
    </message>
    <message>
        <source>Tulis satu nama, lalu tekan Tambah.</source>
        <translation>Write one name, then press Add.</translation>
    </message>
    <message>
        <source>Belum cukup. Tambah satu lagi.</source>
        <translation>Not enough yet. Add one more.</translation>
    </message>
    <message>
        <source>Sudah terlalu banyak: %1. Hapus yang tidak perlu.</source>
        <translation>Too many: %1. Remove what is not needed.</translation>
    </message>
    <message>
        <source>Kode belum lengkap. Lihat kertas tanda terima.</source>
        <translation>The code is not complete. Look at your slip.</translation>
    </message>
    <message>
        <source>Tekan Ya kalau sudah Anda terima.</source>
        <translation>Press Yes if you have received it.</translation>
    </message>
    <message>
        <source>NIK belum diisi. Lihat KTP, ketik 16 angka.</source>
        <translation>No NIK yet. Look at the KTP, type 16 digits.</translation>
    </message>
    <message>
        <source>NIK hanya angka. Ketik 16 angka dari KTP.</source>
        <translation>A NIK is digits only. Type the 16 digits from the KTP.</translation>
    </message>
    <message>
        <source>NIK harus 16 angka. Baru %1 angka.</source>
        <translation>A NIK has 16 digits. So far %1.</translation>
    </message>
    <message>
        <source>NIK harus 16 angka. Ini %1 angka.</source>
        <translation>A NIK has 16 digits. This has %1.</translation>
    </message>
    <message>
        <source>Angka ke-7 sampai ke-12 tidak cocok. Lihat KTP lagi.</source>
        <translation>Digits 7 to 12 do not fit. Look at the KTP again.</translation>
    </message>
    <message>
        <source>Nomor KK belum diisi. Lihat KK, ketik 16 angka.</source>
        <translation>No KK number yet. Look at the KK, type 16 digits.</translation>
    </message>
    <message>
        <source>Nomor KK hanya angka. Ketik 16 angka dari KK.</source>
        <translation>A KK number is digits only. Type the 16 digits from the KK.</translation>
    </message>
    <message>
        <source>Nomor KK harus 16 angka. Baru %1 angka.</source>
        <translation>A KK number has 16 digits. So far %1.</translation>
    </message>
    <message>
        <source>Nomor KK harus 16 angka. Ini %1 angka.</source>
        <translation>A KK number has 16 digits. This has %1.</translation>
    </message>
    <message>
        <source>Empat angka terakhir tidak mungkin 0000. Lihat KK lagi.</source>
        <translation>The last four digits cannot be 0000. Look at the KK again.</translation>
    </message>
    <message>
        <source>Angka ke-7 sampai ke-12 tidak cocok. Lihat KK lagi.</source>
        <translation>Digits 7 to 12 do not fit. Look at the KK again.</translation>
    </message>
    <message>
        <source>Nomor HP belum diisi.</source>
        <translation>No phone number yet.</translation>
    </message>
    <message>
        <source>Nomor HP hanya angka.</source>
        <translation>A phone number is digits only.</translation>
    </message>
    <message>
        <source>Nomor HP kurang. Baru %1 angka.</source>
        <translation>The number is too short. So far %1 digits.</translation>
    </message>
    <message>
        <source>Nomor HP kelebihan: %1 angka. Periksa lagi.</source>
        <translation>The number is too long: %1 digits. Check it again.</translation>
    </message>
    <message>
        <source>Sentuh satu pilihan atau lebih.</source>
        <translation>Touch one choice or more.</translation>
    </message>
    <message>
        <source>Alamat terlalu pendek. Tulis jalan dan nomornya.</source>
        <translation>The address is too short. Write street and number.</translation>
    </message>
    <message>
        <source>Tanggal di nomor ini tidak biasa.</source>
        <translation>The date in this number is unusual.</translation>
    </message>
    <message>
        <source>Cocokkan dengan kartu. Kalau sama, tekan Lanjut.</source>
        <translation>Compare with the card. If it is the same, press Next.</translation>
    </message>
    <message>
        <source>Angka ke-5 dan ke-6 tidak biasa.</source>
        <translation>Digits 5 and 6 are unusual.</translation>
    </message>
    <message>
        <source>Menurut NIK ini umurnya belum 17 tahun.</source>
        <translation>By this NIK the person is under 17.</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP. Kalau sama, tekan Lanjut.</source>
        <translation>Compare with the KTP. If it is the same, press Next.</translation>
    </message>
    <message>
        <source>Ini seperti NIK, bukan nomor KK.</source>
        <translation>This looks like a NIK, not a KK number.</translation>
    </message>
    <message>
        <source>Nomor KK ada di atas lembar KK. Kalau sama, tekan Lanjut.</source>
        <translation>The KK number is at the top of the KK. If it is the same, press Next.</translation>
    </message>
    <message>
        <source>Nomor HP ini tidak biasa.</source>
        <translation>This phone number is unusual.</translation>
    </message>
    <message>
        <source>Periksa lagi. Kalau benar, tekan Lanjut.</source>
        <translation>Check it again. If it is right, press Next.</translation>
    </message>
    <message>
        <source>Ini bukan nomor HP.</source>
        <translation>This is not a mobile number.</translation>
    </message>
    <message>
        <source>Kota tidak bisa mengirim WhatsApp ke sini. Kalau benar, tekan Lanjut.</source>
        <translation>The city cannot send WhatsApp here. If it is right, press Next.</translation>
    </message>
    <message>
        <source>Tanggal ini berbeda dengan NIK.</source>
        <translation>This date differs from the NIK.</translation>
    </message>
    <message>
        <source>Cocokkan dengan surat. Kalau benar, tekan Lanjut.</source>
        <translation>Compare with the paper. If it is right, press Next.</translation>
    </message>
    <message>
        <source>Nama lebih dari 60 huruf.</source>
        <translation>The name has more than 60 letters.</translation>
    </message>
    <message>
        <source>Nama baru paling banyak 60 huruf. Tanya petugas.</source>
        <translation>A new name has 60 letters at most. Ask staff.</translation>
    </message>
    <message>
        <source>Nama hanya satu kata.</source>
        <translation>The name is only one word.</translation>
    </message>
    <message>
        <source>Nama baru paling sedikit dua kata. Tanya petugas.</source>
        <translation>A new name has at least two words. Ask staff.</translation>
    </message>
    <message>
        <source>Ini tidak biasa.</source>
        <translation>This is unusual.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Pakai formulir kertas, panggil petugas.</source>
        <translation>Use a paper form, call staff.</translation>
    </message>
    <message>
        <source>Kios ini belum terdaftar.</source>
        <translation>This kiosk is not registered yet.</translation>
    </message>
    <message>
        <source>Terlalu gelap. Dekatkan ke lampu.</source>
        <translation>Too dark. Move nearer to the lamp.</translation>
    </message>
    <message>
        <source>Silau. Miringkan surat sedikit.</source>
        <translation>Glare. Tilt the paper a little.</translation>
    </message>
    <message>
        <source>Tulisan belum tajam. Jauhkan surat sedikit.</source>
        <translation>The writing is not sharp. Move the paper away a little.</translation>
    </message>
    <message>
        <source>Masih bergerak. Taruh surat di meja.</source>
        <translation>It still moves. Put the paper on the table.</translation>
    </message>
    <message>
        <source>Wajah belum terlihat. Lihat ke kamera.</source>
        <translation>No face yet. Look at the camera.</translation>
    </message>
    <message>
        <source>Ada lebih dari satu wajah. Satu orang saja.</source>
        <translation>More than one face. One person only.</translation>
    </message>
    <message>
        <source>Kamera terputus. Panggil petugas.</source>
        <translation>Camera unplugged. Call staff.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Yang mana?</source>
        <translation>Which one?</translation>
    </message>
    <message>
        <source>Lainnya (%1 dari %2)</source>
        <translation>More (%1 of %2)</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>Nomor antrean</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>Kode status</source>
        <translation>Status code</translation>
    </message>
    <message>
        <source>PIN, jangan diberikan ke orang lain</source>
        <translation>PIN, do not give it to anyone</translation>
    </message>
    <message>
        <source>Cek atau kirim berkas dari HP</source>
        <translation>Check or send papers by phone</translation>
    </message>
    <message>
        <source>Simpan kertas ini untuk mengambil dokumen.</source>
        <translation>Keep this paper to collect your document.</translation>
    </message>
    <message>
        <source>Bukti pengajuan, bukan persetujuan. Gratis.</source>
        <translation>Proof of filing, not an approval. Free.</translation>
    </message>
    <message>
        <source>Setiap panggilan disebut dua kali. Gratis.</source>
        <translation>Each call is said twice. Free.</translation>
    </message>
    <message>
        <source>Jawaban pertama paling lambat</source>
        <translation>First answer at the latest</translation>
    </message>
    <message>
        <source>Selesai paling lambat</source>
        <translation>Ready at the latest</translation>
    </message>
    <message>
        <source>Selesai hari ini, sambil ditunggu</source>
        <translation>Done today, while you wait</translation>
    </message>
    <message>
        <source>Petugas memberi kabar</source>
        <translation>An officer will tell you</translation>
    </message>
    <message>
        <source>Ambil dulu di rumah</source>
        <translation>Fetch these at home first</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translation>Open today %1</translation>
    </message>
    <message>
        <source>Di kios: sentuh Lainnya, lalu Saya kembali. Tunjukkan kode ini.</source>
        <translation>At the kiosk: touch Others, then I am back. Show this code.</translation>
    </message>
    <message>
        <source>Kode ini tidak memuat data pribadi. Gratis.</source>
        <translation>This code holds no personal data. Free.</translation>
    </message>
</context>
<context>
    <name>StatusAnswer</name>
    <message>
        <source>Sedang dikerjakan petugas</source>
        <translation>Staff are working on it</translation>
    </message>
    <message>
        <source>Ada yang perlu dilengkapi</source>
        <translation>Something is missing</translation>
    </message>
    <message>
        <source>Sudah selesai</source>
        <translation>It is done</translation>
    </message>
    <message>
        <source>Diteruskan ke dinas</source>
        <translation>Passed on to the office in charge</translation>
    </message>
    <message>
        <source>Sudah diambil</source>
        <translation>Already collected</translation>
    </message>
    <message>
        <source>Sudah dibatalkan</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Menunggu petugas</source>
        <translation>Waiting for staff</translation>
    </message>
    <message>
        <source>Fotonya perlu diulang</source>
        <translation>The photo must be retaken</translation>
    </message>
    <message>
        <source>Layanannya perlu diganti</source>
        <translation>Another service is needed</translation>
    </message>
    <message>
        <source>Syaratnya belum terpenuhi</source>
        <translation>Conditions are not met yet</translation>
    </message>
    <message>
        <source>Ada yang perlu dibetulkan</source>
        <translation>Something needs correcting</translation>
    </message>
    <message>
        <source>Balai RW atau kelurahan</source>
        <translation>Balai RW or kelurahan</translation>
    </message>
    <message>
        <source>Kantor Dispendukcapil</source>
        <translation>Dispendukcapil office</translation>
    </message>
    <message>
        <source>Kantor Dispendukcapil atau kecamatan</source>
        <translation>Dispendukcapil office or kecamatan</translation>
    </message>
    <message>
        <source>Lewat HP, atau di kelurahan</source>
        <translation>By phone, or at the kelurahan</translation>
    </message>
    <message>
        <source>Lewat HP, atau dicetak di balai RW</source>
        <translation>By phone, or printed at the Balai RW</translation>
    </message>
    <message>
        <source>Pada hari sidang</source>
        <translation>On the day of the hearing</translation>
    </message>
    <message>
        <source>Kantor kecamatan</source>
        <translation>Kecamatan office</translation>
    </message>
    <message>
        <source>Kecamatan atau kelurahan</source>
        <translation>Kecamatan or kelurahan</translation>
    </message>
    <message>
        <source>Kantor kelurahan</source>
        <translation>Kelurahan office</translation>
    </message>
    <message>
        <source>Langsung di sini</source>
        <translation>Right here</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Diterima kota</source>
        <translation>Received by the city</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translation>Saved in the kiosk</translation>
    </message>
    <message>
        <source>Jawaban pertama paling lambat</source>
        <translation>First answer at the latest</translation>
    </message>
    <message>
        <source>Selesai paling lambat</source>
        <translation>Ready at the latest</translation>
    </message>
    <message>
        <source>Petugas memberi kabar</source>
        <translation>Staff will tell you</translation>
    </message>
    <message>
        <source>Kata petugas</source>
        <translation>The officer says</translation>
    </message>
    <message>
        <source>Yang masih kurang</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>Ambil di</source>
        <translation>Collect at</translation>
    </message>
    <message>
        <source>Nanti diambil di</source>
        <translation>To be collected at</translation>
    </message>
    <message>
        <source>Biaya</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Gratis</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Data saya</source>
        <translation>My data</translation>
    </message>
</context>
<context>
    <name>StatusCode</name>
    <message>
        <source>Tanda itu tidak dipakai di kode. Lihat lagi kertasnya.</source>
        <translation>That sign is not used in codes. Look at your slip again.</translation>
    </message>
    <message>
        <source>Kode berisi 8 huruf dan angka. Lihat kertas tanda terima.</source>
        <translation>A code has 8 letters and digits. Look at your slip.</translation>
    </message>
    <message>
        <source>Itu bukan kertas tanda terima dari balai.</source>
        <translation>That is not a slip from a hall.</translation>
    </message>
    <message>
        <source>Data saya: apa kode Anda?</source>
        <translation>My data: what is your code?</translation>
    </message>
    <message>
        <source>Apa kode permohonan Anda?</source>
        <translation>What is your request&apos;s code?</translation>
    </message>
    <message>
        <source>Ada di kertas tanda terima.</source>
        <translation>It is on your slip.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1 dari %2 tanda</source>
        <translation>%1 of %2 signs</translation>
    </message>
    <message>
        <source>Pindai kertas</source>
        <translation>Scan the slip</translation>
    </message>
</context>
<context>
    <name>StatusPin</name>
    <message>
        <source>PIN berisi 6 angka.</source>
        <translation>A PIN has 6 digits.</translation>
    </message>
    <message>
        <source>Kode dan PIN tidak cocok.</source>
        <translation>Code and PIN do not match.</translation>
    </message>
    <message>
        <source>Tidak ada di kios ini, atau PIN tidak cocok.</source>
        <translation>Not in this kiosk, or the PIN does not match.</translation>
    </message>
    <message>
        <source>Belum ditemukan di kios ini.</source>
        <translation>Not found in this kiosk yet.</translation>
    </message>
    <message>
        <source>Kota belum bisa ditanya.</source>
        <translation>The city cannot be asked yet.</translation>
    </message>
    <message>
        <source>Kota sedang sibuk.</source>
        <translation>The city is busy.</translation>
    </message>
    <message>
        <source>Terlalu sering tidak cocok.</source>
        <translation>Too many times no match.</translation>
    </message>
    <message>
        <source>Belum bisa memeriksa.</source>
        <translation>It could not be checked yet.</translation>
    </message>
    <message>
        <source>Lihat di bawah kode, di kertas tanda terima.</source>
        <translation>Look below the code, on your slip.</translation>
    </message>
    <message>
        <source>Lihat lagi kertasnya, atau panggil petugas.</source>
        <translation>Look at your slip again, or call staff.</translation>
    </message>
    <message>
        <source>Lihat lagi kertasnya, atau datang ke balai tempat Anda mengurus.</source>
        <translation>Look at your slip again, or come to the hall where you filed.</translation>
    </message>
    <message>
        <source>Internet sedang mati. Lihat lagi kodenya, atau cek di balai tempat Anda mengurus.</source>
        <translation>No internet now. Look at the code again, or ask at the hall where you filed.</translation>
    </message>
    <message>
        <source>Coba beberapa menit lagi, atau panggil petugas.</source>
        <translation>Try in a few minutes, or call staff.</translation>
    </message>
    <message>
        <source>Coba beberapa menit lagi.</source>
        <translation>Try again in a few minutes.</translation>
    </message>
    <message>
        <source>Bisa dicoba %1 menit lagi, atau panggil petugas.</source>
        <translation>You can try in %1 minutes, or call staff.</translation>
    </message>
    <message>
        <source>Panggil petugas.</source>
        <translation>Call staff.</translation>
    </message>
    <message>
        <source>Berapa PIN-nya?</source>
        <translation>What is the PIN?</translation>
    </message>
    <message>
        <source>Enam angka, di bawah kode.</source>
        <translation>Six digits, below the code.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Menanyakan ke kota …</source>
        <translation>Asking the city …</translation>
    </message>
    <message>
        <source>Tunggu sebentar, atau tekan Batal.</source>
        <translation>Wait a moment, or press Cancel.</translation>
    </message>
    <message>
        <source>PIN menjaga supaya hanya Anda yang bisa melihat.</source>
        <translation>The PIN keeps it so that only you can see.</translation>
    </message>
</context>
<context>
    <name>StatusScan</name>
    <message>
        <source>Tunjukkan kertas ke kamera</source>
        <translation>Show the slip to the camera</translation>
    </message>
    <message>
        <source>Itu bukan kertas tanda terima dari balai.</source>
        <translation>That is not a slip from a hall.</translation>
    </message>
    <message>
        <source>Bagian yang ada kotak hitam putih.</source>
        <translation>The part with the black and white square.</translation>
    </message>
    <message>
        <source>Ketik saja</source>
        <translation>Type it</translation>
    </message>
    <message>
        <source>Kode bisa diketik saja.</source>
        <translation>You can also type the code.</translation>
    </message>
</context>
<context>
    <name>StepHistory</name>
    <message>
        <source>Diajukan</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>Diambil untuk dilayani</source>
        <translation>Taken to be served</translation>
    </message>
    <message>
        <source>Dikembalikan ke warga</source>
        <translation>Returned to the resident</translation>
    </message>
    <message>
        <source>Ditanyakan ke dinas</source>
        <translation>An office was asked</translation>
    </message>
    <message>
        <source>Jam berhenti</source>
        <translation>Clock stopped</translation>
    </message>
    <message>
        <source>Jam jalan lagi</source>
        <translation>Clock runs again</translation>
    </message>
    <message>
        <source>Selesai, diserahkan</source>
        <translation>Done, handed over</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Diserahkan ke dinas</source>
        <translation>Handed to an office</translation>
    </message>
    <message>
        <source>Sudah diambil</source>
        <translation>Already collected</translation>
    </message>
    <message>
        <source>Dibetulkan</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Belum bisa disetujui</source>
        <translation>Not agreed yet</translation>
    </message>
    <message>
        <source>Masih perlu data</source>
        <translation>More data needed</translation>
    </message>
    <message>
        <source>Bukan urusan dinas ini</source>
        <translation>Not this office</translation>
    </message>
    <message>
        <source>Sudah dikerjakan</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>StepPhoto</name>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translation>Too dark. Find a brighter place.</translation>
    </message>
    <message>
        <source>Silau. Miringkan kertas, atau tekan Foto lagi.</source>
        <translation>Glare. Tilt the paper, or press Photo again.</translation>
    </message>
    <message>
        <source>Belum tajam. Tekan Foto lagi kalau tetap mau.</source>
        <translation>Not sharp. Press Photo again to keep it.</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translation>Is it clear?</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translation>Camera unplugged</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu coba lagi. Atau lanjut tanpa foto.</source>
        <translation>Plug in the camera, then try again. Or go on without a photo.</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>StepSlips</name>
    <message>
        <source>Perlu dilengkapi</source>
        <translation>Something is missing</translation>
    </message>
    <message>
        <source>Nomor antrean</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>Bawa ke %1. Tidak perlu antre dari awal.</source>
        <translation>Bring it to %1. No need to queue again.</translation>
    </message>
    <message>
        <source>Kode status</source>
        <translation>Status code</translation>
    </message>
    <message>
        <source>Gratis. Tempat Anda disimpan.</source>
        <translation>Free. Your place is kept.</translation>
    </message>
    <message>
        <source>Ada yang belum dibawa:</source>
        <translation>Not brought yet:</translation>
    </message>
    <message>
        <source>Foto ini perlu diulang:</source>
        <translation>This photo must be taken again:</translation>
    </message>
    <message>
        <source>Layanannya perlu diganti.</source>
        <translation>Another service is needed.</translation>
    </message>
    <message>
        <source>Syaratnya belum terpenuhi.</source>
        <translation>The conditions are not met yet.</translation>
    </message>
    <message>
        <source>Ada yang perlu dibetulkan.</source>
        <translation>Something must be corrected.</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Kenapa dikembalikan?</source>
        <translation>Why is it returned?</translation>
    </message>
    <message>
        <source>Kertas mana?</source>
        <translation>Which papers?</translation>
    </message>
    <message>
        <source>Isian mana yang perlu diisi lagi?</source>
        <translation>Which answers are needed again?</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Siapa yang mengambil?</source>
        <translation>Who collects it?</translation>
    </message>
    <message>
        <source>Namanya siapa?</source>
        <translation>What is their name?</translation>
    </message>
    <message>
        <source>Diserahkan ke mana?</source>
        <translation>Handed to which office?</translation>
    </message>
    <message>
        <source>Nomor tanda terima</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>Foto tanda terima</source>
        <translation>Photo of the receipt</translation>
    </message>
    <message>
        <source>Kertas mana yang difoto?</source>
        <translation>Which paper is photographed?</translation>
    </message>
    <message>
        <source>Foto kertasnya</source>
        <translation>Photograph the paper</translation>
    </message>
    <message>
        <source>Rekan yang mana?</source>
        <translation>Which colleague?</translation>
    </message>
    <message>
        <source>PIN rekan Anda</source>
        <translation>Your colleague’s PIN</translation>
    </message>
    <message>
        <source>Jam berhenti karena apa?</source>
        <translation>Why does the clock stop?</translation>
    </message>
    <message>
        <source>Tanya dinas mana?</source>
        <translation>Which office to ask?</translation>
    </message>
    <message>
        <source>Apa yang diminta?</source>
        <translation>What is asked for?</translation>
    </message>
    <message>
        <source>Bagaimana aduan ini?</source>
        <translation>How is this complaint?</translation>
    </message>
    <message>
        <source>Foto sebelum</source>
        <translation>Photo before</translation>
    </message>
    <message>
        <source>Foto sesudah</source>
        <translation>Photo after</translation>
    </message>
    <message>
        <source>Persoalan apa?</source>
        <translation>What is the problem?</translation>
    </message>
    <message>
        <source>Seberapa mendesak?</source>
        <translation>How urgent is it?</translation>
    </message>
    <message>
        <source>Siapa yang datang?</source>
        <translation>Who came?</translation>
    </message>
    <message>
        <source>Untuk apa?</source>
        <translation>What for?</translation>
    </message>
    <message>
        <source>Berapa lama?</source>
        <translation>For how long?</translation>
    </message>
    <message>
        <source>Berkas belum lengkap</source>
        <translation>Papers are missing</translation>
    </message>
    <message>
        <source>Foto tidak terbaca</source>
        <translation>Photo is unreadable</translation>
    </message>
    <message>
        <source>Layanannya lain</source>
        <translation>It is another service</translation>
    </message>
    <message>
        <source>Syarat belum terpenuhi</source>
        <translation>Conditions are not met</translation>
    </message>
    <message>
        <source>Pemohon sendiri</source>
        <translation>The applicant</translation>
    </message>
    <message>
        <source>Keluarga</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Yang diberi kuasa</source>
        <translation>A proxy</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Dispendukcapil</source>
        <translation>Dispendukcapil</translation>
    </message>
    <message>
        <source>Dinas Sosial</source>
        <translation>Social office</translation>
    </message>
    <message>
        <source>DPMPTSP</source>
        <translation>DPMPTSP</translation>
    </message>
    <message>
        <source>Mal Pelayanan Publik</source>
        <translation>Public service mall</translation>
    </message>
    <message>
        <source>Menunggu berkas warga</source>
        <translation>Waiting for papers</translation>
    </message>
    <message>
        <source>Blangko KTP habis</source>
        <translation>No blank KTP cards</translation>
    </message>
    <message>
        <source>Menunggu cek lapangan</source>
        <translation>Waiting for a field check</translation>
    </message>
    <message>
        <source>Menunggu daerah lain</source>
        <translation>Waiting for another region</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translation>Central system is down</translation>
    </message>
    <message>
        <source>Menunggu pengadilan atau KUA</source>
        <translation>Waiting for court or KUA</translation>
    </message>
    <message>
        <source>Pendapat</source>
        <translation>An opinion</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Cek lapangan</source>
        <translation>A field check</translation>
    </message>
    <message>
        <source>Keputusan</source>
        <translation>A decision</translation>
    </message>
    <message>
        <source>Sedang dikerjakan</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Sudah selesai</source>
        <translation>It is done</translation>
    </message>
    <message>
        <source>Diteruskan ke dinas</source>
        <translation>Passed on to the office in charge</translation>
    </message>
    <message>
        <source>Tidak bisa dikerjakan</source>
        <translation>Cannot be done</translation>
    </message>
    <message>
        <source>Jalan</source>
        <translation>Road</translation>
    </message>
    <message>
        <source>Selokan</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>Sampah</source>
        <translation>Waste</translation>
    </message>
    <message>
        <source>Lampu jalan</source>
        <translation>Street light</translation>
    </message>
    <message>
        <source>Keamanan</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>Kesehatan</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>Sosial</source>
        <translation>Social</translation>
    </message>
    <message>
        <source>Bisa menunggu</source>
        <translation>Can wait</translation>
    </message>
    <message>
        <source>Minggu ini</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Sekarang juga</source>
        <translation>Right now</translation>
    </message>
    <message>
        <source>Pimpinan</source>
        <translation>A leader</translation>
    </message>
    <message>
        <source>Penyelia</source>
        <translation>A supervisor</translation>
    </message>
    <message>
        <source>Dinas lain</source>
        <translation>Another office</translation>
    </message>
    <message>
        <source>Mitra</source>
        <translation>A partner</translation>
    </message>
    <message>
        <source>Pelayanan</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Diskusi</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Tinjau lapangan</source>
        <translation>Field visit</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Yang lain</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Tanda terima dari sistem kota. Boleh dilewati.</source>
        <translation>The other system’s receipt. You may skip this.</translation>
    </message>
    <message>
        <source>Keadaan sesudah ditangani. Boleh dilewati.</source>
        <translation>How it is now. You may skip this.</translation>
    </message>
    <message>
        <source>Keadaan di tempat. Jangan ada wajah warga. Boleh dilewati.</source>
        <translation>How it is there. No faces. You may skip this.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Itu bukan nomor tanda terima.</source>
        <translation>That is no receipt number.</translation>
    </message>
    <message>
        <source>PIN rekan terkunci.</source>
        <translation>Your colleague’s PIN is locked.</translation>
    </message>
    <message>
        <source>Permohonan ini sudah berubah.</source>
        <translation>This request has changed.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Huruf dan angka, 4 sampai 40 tanda. Bukan PIN, bukan NIK.</source>
        <translation>Letters and digits, 4 to 40. No PIN, no NIK.</translation>
    </message>
    <message>
        <source>Rekan masuk sendiri dulu, lalu coba lagi.</source>
        <translation>They sign in first, then try again.</translation>
    </message>
    <message>
        <source>Tekan Kembali untuk melihatnya.</source>
        <translation>Press Back to see it.</translation>
    </message>
    <message>
        <source>Belum cocok. Sisa %1 kali.</source>
        <translation>Not right. %1 tries left.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 detik lagi.</source>
        <translation>Try again in %1 seconds.</translation>
    </message>
    <message>
        <source>Rekan mengetik PIN-nya sendiri. Sesudah itu permohonan ini miliknya, dan langkah Anda tetap tercatat.</source>
        <translation>Your colleague types their own PIN. Then the request is theirs, and your steps stay on record.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Langkah %1 dari %2</source>
        <translation>Step %1 of %2</translation>
    </message>
</context>
<context>
    <name>StoryQuestion</name>
    <message>
        <source>Hanya Inspektorat yang bisa membaca. Petugas di sini tidak bisa.</source>
        <translation>Only the Inspectorate can read this. Staff here cannot.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SurveyPage</name>
    <message>
        <source>Bagaimana langkah-langkahnya?</source>
        <translation>How were the steps?</translation>
    </message>
    <message>
        <source>Bagaimana cepatnya?</source>
        <translation>How fast was it?</translation>
    </message>
    <message>
        <source>Bagaimana soal biaya?</source>
        <translation>What about cost?</translation>
    </message>
    <message>
        <source>Bagaimana hasilnya?</source>
        <translation>How is the result?</translation>
    </message>
    <message>
        <source>Bagaimana kemampuan petugas?</source>
        <translation>How skilled were the staff?</translation>
    </message>
    <message>
        <source>Bagaimana sikap petugas?</source>
        <translation>How did the staff treat you?</translation>
    </message>
    <message>
        <source>Bagaimana keluhan ditanggapi?</source>
        <translation>How are complaints answered?</translation>
    </message>
    <message>
        <source>Bagaimana tempat dan alatnya?</source>
        <translation>How are the place and the kiosk?</translation>
    </message>
    <message>
        <source>Bagaimana syarat-syaratnya?</source>
        <translation>How were the papers asked for?</translation>
    </message>
    <message>
        <source>Mudah diikuti, atau berbelit?</source>
        <translation>Easy to follow, or complicated?</translation>
    </message>
    <message>
        <source>Dari datang sampai selesai.</source>
        <translation>From coming in to being done.</translation>
    </message>
    <message>
        <source>Di sini gratis. Ada yang minta uang? Pilih Buruk.</source>
        <translation>It is free here. Asked for money? Choose Bad.</translation>
    </message>
    <message>
        <source>Sesuai dengan yang Anda minta?</source>
        <translation>Is it what you asked for?</translation>
    </message>
    <message>
        <source>Tahu cara mengurus, dan bisa menjelaskan?</source>
        <translation>Did they know how, and could they explain?</translation>
    </message>
    <message>
        <source>Sopan dan ramah?</source>
        <translation>Polite and friendly?</translation>
    </message>
    <message>
        <source>Didengar, dan ada jawabannya?</source>
        <translation>Heard, and given an answer?</translation>
    </message>
    <message>
        <source>Ruang, kursi, dan kios ini.</source>
        <translation>The room, the chairs, and this kiosk.</translation>
    </message>
    <message>
        <source>Surat dan data yang diminta.</source>
        <translation>The papers and data you had to give.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Buruk</source>
        <translation>Bad</translation>
    </message>
    <message>
        <source>Kurang</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Baik</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Sangat baik</source>
        <translation>Very good</translation>
    </message>
    <message>
        <source>Tanpa nama. Boleh tidak diisi.</source>
        <translation>No names. You may leave it empty.</translation>
    </message>
    <message>
        <source>Sudah cukup</source>
        <translation>That is enough</translation>
    </message>
</context>
<context>
    <name>SurveyThanks</name>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Terima kasih</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Penilaian Anda tersimpan di kios, tanpa nama.</source>
        <translation>Your rating is saved in the kiosk, without a name.</translation>
    </message>
    <message>
        <source>Senang Anda datang ke sini.</source>
        <translation>Good that you came here.</translation>
    </message>
</context>
<context>
    <name>Technician</name>
    <message>
        <source>Teknisi</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>1. Alat</source>
        <translation>1. Devices</translation>
    </message>
    <message>
        <source>2. Layar</source>
        <translation>2. Screen</translation>
    </message>
    <message>
        <source>3. Daftar</source>
        <translation>3. Enrol</translation>
    </message>
    <message>
        <source>4. Periksa</source>
        <translation>4. Check</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Foto QR ini untuk meja bantuan.</source>
        <translation>Photograph this QR for the help desk.</translation>
    </message>
    <message>
        <source>Cetak percobaan</source>
        <translation>Print a test</translation>
    </message>
    <message>
        <source>Baca jawaban dari stik</source>
        <translation>Read answer from stick</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Mencetak ...</source>
        <translation>Printing ...</translation>
    </message>
    <message>
        <source>Sudah dikirim ke printer; lihat kertasnya.</source>
        <translation>Sent to the printer; look at the paper.</translation>
    </message>
    <message>
        <source>Itu bukan QR atau kode lembar pendaftaran; pindai lembar dari konsol kota.</source>
        <translation>That is no QR or code of an enrolment sheet; scan the sheet from the city&apos;s console.</translation>
    </message>
    <message>
        <source>Mendaftarkan ke kota ...</source>
        <translation>Enrolling with the city ...</translation>
    </message>
    <message>
        <source>Terdaftar: %1.</source>
        <translation>Enrolled: %1.</translation>
    </message>
    <message>
        <source>Tidak ada jaringan: permintaan tertulis di stik (%1). Bawa ke kota, kembali dengan %2.</source>
        <translation>No network: the request is on the stick (%1). Take it to the city, come back with %2.</translation>
    </message>
    <message>
        <source>Membaca jawaban kota dari stik ...</source>
        <translation>Reading the city&apos;s answer from the stick ...</translation>
    </message>
    <message>
        <source>Memeriksa, kira-kira sepuluh detik ...</source>
        <translation>Checking, about ten seconds ...</translation>
    </message>
    <message>
        <source>Kios sehat. %1 hal sudah diperiksa.</source>
        <translation>The kiosk is well. %1 things were checked.</translation>
    </message>
    <message>
        <source>Ada %1 hal yang perlu dilihat: %2.</source>
        <translation>%1 things need a look: %2.</translation>
    </message>
    <message>
        <source>Pilihan tidak tersimpan: disk penuh atau rusak. Kosongkan disk, lalu pilih lagi.</source>
        <translation>The choice was not kept: the disk is full or broken. Make room, then choose again.</translation>
    </message>
    <message>
        <source>Tidak berhasil; periksa kabelnya, lalu coba lagi.</source>
        <translation>It did not work; look at the cable, then try again.</translation>
    </message>
    <message>
        <source>Kamera %1</source>
        <translation>Camera %1</translation>
    </message>
    <message>
        <source>Tulis alamat printer di jaringan balai, misalnya 192.168.1.50; lembar uji printer menyebutnya.</source>
        <translation>Type the printer&apos;s address in the hall&apos;s network, like 192.168.1.50; the printer&apos;s own test sheet names it.</translation>
    </message>
    <message>
        <source>Printer jaringan %1 dipakai. Tunggu sebentar, lalu cetak percobaan.</source>
        <translation>Network printer %1 is used. Wait a moment, then print a test.</translation>
    </message>
    <message>
        <source>Printer jaringan %1</source>
        <translation>Network printer %1</translation>
    </message>
    <message>
        <source>Gambar peragaan</source>
        <translation>Pictures for rehearsal</translation>
    </message>
    <message>
        <source>Tanpa printer: warga memfoto layar</source>
        <translation>No printer: residents photograph the screen</translation>
    </message>
    <message>
        <source>buatan program</source>
        <translation>made by a program</translation>
    </message>
</context>
<context>
    <name>TextQuestion</name>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>Batalkan · %1</source>
        <translation>Cancel · %1</translation>
    </message>
    <message>
        <source>Beri nilai</source>
        <translation>Rate us</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translation>Saved in the kiosk</translation>
    </message>
    <message>
        <source>Akan dikirim ke kota otomatis.</source>
        <translation>It goes to the city by itself.</translation>
    </message>
    <message>
        <source>Tersimpan di kios. Nomor Anda %1. %2. Gratis.</source>
        <translation>Saved in the kiosk. Your number is %1. %2. Gratis.</translation>
    </message>
    <message>
        <source>Akan dikirim ke kota otomatis</source>
        <translation>It goes to the city by itself</translation>
    </message>
    <message>
        <source>Foto layar ini.</source>
        <translation>Photograph this screen.</translation>
    </message>
    <message>
        <source>Bacakan kode dan PIN pelan-pelan.</source>
        <translation>Read code and PIN aloud, slowly.</translation>
    </message>
    <message>
        <source>Foto layar ini dengan HP, atau catat kode dan PIN.</source>
        <translation>Photograph this screen, or write down code and PIN.</translation>
    </message>
    <message>
        <source>Nomor antrean</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>Gratis</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Yang terjadi berikutnya</source>
        <translation>What happens next</translation>
    </message>
    <message>
        <source>Selesai paling lambat</source>
        <translation>Ready at the latest</translation>
    </message>
    <message>
        <source>Jawaban pertama paling lambat</source>
        <translation>First answer at the latest</translation>
    </message>
    <message>
        <source>Selesai hari ini, sambil ditunggu</source>
        <translation>Ready today while you wait</translation>
    </message>
    <message>
        <source>Petugas memberi kabar</source>
        <translation>Staff will tell you</translation>
    </message>
    <message>
        <source>Simpan kode ini untuk mengambil dokumen.</source>
        <translation>Keep this code to collect your document.</translation>
    </message>
    <message>
        <source>Belum bisa dibatalkan. Panggil petugas.</source>
        <translation>It cannot be cancelled yet. Call staff.</translation>
    </message>
    <message>
        <source>Bukti pengajuan, bukan persetujuan</source>
        <translation>Proof of filing, not approval</translation>
    </message>
    <message>
        <source>Kode status</source>
        <translation>Status code</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Laporan ini belum bisa dikirim dari kios ini.</source>
        <translation>This report cannot be sent from this kiosk yet.</translation>
    </message>
    <message>
        <source>Hubungi Inspektorat kota, atau laporkan lewat aplikasi WargaKu.</source>
        <translation>Call the city&apos;s Inspectorate, or report in the WargaKu app.</translation>
    </message>
    <message>
        <source>Tutup layar</source>
        <translation>Close screen</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Kios ini belum terdaftar.</source>
        <translation>This kiosk is not registered yet.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Pakai formulir kertas, panggil petugas.</source>
        <translation>Use a paper form, call staff.</translation>
    </message>
    <message>
        <source>Panggil petugas</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Isian Anda belum tersimpan, tetapi masih ada di layar ini.</source>
        <translation>What you typed is not saved yet, but it is still on this screen.</translation>
    </message>
</context>
<context>
    <name>TruthBar</name>
    <message>
        <source>Perlu perhatian</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Diterima kota</source>
        <translation>Received by the city</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translation>Saved in the kiosk</translation>
    </message>
    <message>
        <source>Mengirim catatan</source>
        <translation>Sending records</translation>
    </message>
    <message>
        <source>Tersambung</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Internet mati</source>
        <translation>No internet</translation>
    </message>
    <message>
        <source>Memeriksa</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>Dipanggil warga</source>
        <translation>Resident calls</translation>
    </message>
    <message>
        <source>Gratis</source>
        <translation>Gratis</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Suara</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>Suara tidak tersedia</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>Layar dibacakan</source>
        <translation>Screen is read aloud</translation>
    </message>
    <message>
        <source>Pelan</source>
        <translation>Quiet</translation>
    </message>
    <message>
        <source>Sedang</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Keras</source>
        <translation>Loud</translation>
    </message>
    <message>
        <source>Ganti keras suara</source>
        <translation>Change the volume</translation>
    </message>
</context>
<context>
    <name>WorkDetail</name>
    <message>
        <source>Catatan pekerjaan</source>
        <translation>Work entry</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Dikembalikan atasan. %1</source>
        <translation>Sent back by your superior. %1</translation>
    </message>
    <message>
        <source>Tekan Ubah untuk memperbaiki.</source>
        <translation>Touch Change to correct it.</translation>
    </message>
    <message>
        <source>Hasil: %1</source>
        <translation>Result: %1</translation>
    </message>
    <message>
        <source>Manfaat: %1</source>
        <translation>Benefit: %1</translation>
    </message>
    <message>
        <source>Kata-katanya sudah dihapus dari kios. Kota menyimpannya.</source>
        <translation>Its words were erased here. The city has them.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Tugas utama</source>
        <translation>Main task</translation>
    </message>
    <message>
        <source>Tugas tambahan</source>
        <translation>Extra task</translation>
    </message>
    <message>
        <source> · cocok untuk kerja fleksibel</source>
        <translation> · fits flexible work</translation>
    </message>
    <message>
        <source> · foto tersimpan</source>
        <translation> · photo kept</translation>
    </message>
    <message>
        <source> · tanpa foto</source>
        <translation> · no photo</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Diterima kota</source>
        <translation>City has it</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translation>Kept at the kiosk</translation>
    </message>
    <message>
        <source>Batalkan catatan ini</source>
        <translation>Take this entry back</translation>
    </message>
    <message>
        <source>Mengapa dibatalkan?</source>
        <translation>Why take it back?</translation>
    </message>
    <message>
        <source>Catatannya tetap terlihat sebagai dibatalkan.</source>
        <translation>It stays visible as taken back.</translation>
    </message>
    <message>
        <source>Salah catat</source>
        <translation>Logged by mistake</translation>
    </message>
    <message>
        <source>Tercatat dua kali</source>
        <translation>Logged twice</translation>
    </message>
    <message>
        <source>Alasan lain</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Tidak jadi</source>
        <translation>Keep it</translation>
    </message>
</context>
<context>
    <name>WorkDrafts</name>
    <message>
        <source>Benar ini pekerjaan Anda?</source>
        <translation>Is this your work?</translation>
    </message>
    <message>
        <source>Catat %1</source>
        <translation>Log %1</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>%1, %2–%3</source>
        <translation>%1, %2–%3</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Kegiatan (kata-katanya sudah dihapus)</source>
        <translation>Work (its words are erased)</translation>
    </message>
    <message>
        <source>dibatalkan</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>%1–%2 · %3</source>
        <translation>%1–%2 · %3</translation>
    </message>
    <message>
        <source>dikembalikan atasan · %1</source>
        <translation>sent back · %1</translation>
    </message>
    <message>
        <source>dikembalikan atasan</source>
        <translation>sent back</translation>
    </message>
</context>
<context>
    <name>WorkToday</name>
    <message>
        <source>Catat</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Catat pekerjaan</source>
        <translation>Log work</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translation>It could not be saved yet.</translation>
    </message>
    <message>
        <source>Catatan ini sudah berubah.</source>
        <translation>This entry has changed.</translation>
    </message>
    <message>
        <source>Catatan dibatalkan.</source>
        <translation>Entry taken back.</translation>
    </message>
    <message>
        <source>Rencana tersimpan di kios.</source>
        <translation>The plan is kept at the kiosk.</translation>
    </message>
    <message>
        <source>Tersimpan di kios.</source>
        <translation>Kept at the kiosk.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translation>Storage is full. Note it on paper, call the technician.</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1 permohonan selesai, belum jadi catatan</source>
        <translation>%1 requests done, not logged yet</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Rencana</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Rencana hari ini</source>
        <translation>Plan of today</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source> · tugas utama</source>
        <translation> · main task</translation>
    </message>
    <message>
        <source> · tugas tambahan</source>
        <translation> · extra task</translation>
    </message>
    <message>
        <source>Belum ada rencana hari ini</source>
        <translation>No plan for today yet</translation>
    </message>
    <message>
        <source>Salin yang kemarin, atau tulis sendiri.</source>
        <translation>Copy yesterday&apos;s, or write your own.</translation>
    </message>
    <message>
        <source>Tulis sendiri, atau tanya atasan.</source>
        <translation>Write your own, or ask your lead.</translation>
    </message>
    <message>
        <source>Salin kemarin</source>
        <translation>Copy yesterday</translation>
    </message>
    <message>
        <source>Tambah rencana</source>
        <translation>Add a plan</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Yang sudah dicatat</source>
        <translation>Logged so far</translation>
    </message>
    <message>
        <source>Belum ada catatan</source>
        <translation>No entry yet</translation>
    </message>
    <message>
        <source>Catat satu pekerjaan, kurang dari satu menit.</source>
        <translation>Log one piece of work in under a minute.</translation>
    </message>
</context>
<context>
    <name>WorkWords</name>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translation>Outside</translation>
    </message>
    <message>
        <source>Rumah</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Balai RW</source>
        <translation>RW hall</translation>
    </message>
    <message>
        <source>dokumen</source>
        <translation>documents</translation>
    </message>
    <message>
        <source>orang</source>
        <translation>people</translation>
    </message>
    <message>
        <source>keluarga</source>
        <translation>families</translation>
    </message>
    <message>
        <source>jam</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>kegiatan</source>
        <translation>events</translation>
    </message>
    <message>
        <source>persen</source>
        <translation>percent</translation>
    </message>
    <message>
        <source>hasil</source>
        <translation>results</translation>
    </message>
    <message>
        <source>Jumlahnya perlu dijelaskan.</source>
        <translation>The number needs an explanation.</translation>
    </message>
    <message>
        <source>Buktinya belum ada.</source>
        <translation>There is no evidence yet.</translation>
    </message>
    <message>
        <source>Buktinya tidak jelas.</source>
        <translation>The evidence is not clear.</translation>
    </message>
    <message>
        <source>Bukan untuk rencana ini.</source>
        <translation>Not for this plan.</translation>
    </message>
    <message>
        <source>Tercatat dua kali.</source>
        <translation>Recorded twice.</translation>
    </message>
    <message>
        <source>Bukan pekerjaan dinas.</source>
        <translation>Not work of the office.</translation>
    </message>
    <message>
        <source>Perlu diperbaiki.</source>
        <translation>Needs to be corrected.</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 jam %2 menit</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
</TS>
