<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="jv_ID" sourcelanguage="id_ID">
<context>
    <name>Attention</name>
    <message>
        <source>kios belum didaftarkan; jalankan kiosk enrol dengan kode dari kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kios dereng kadhaftar; lampahaken kiosk enrol ngangge kode saking kutha.</translation>
    </message>
    <message>
        <source>kota sudah memegang catatan lain di urutan yang sama; minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kutha sampun nyekel cathetan sanes ing urutan sing sami; nyuwun kode enggal saking kutha, lajeng lampahaken kiosk enrol; nyathet tetep mlampah.</translation>
    </message>
    <message>
        <source>basis data kios lebih tua daripada yang dipegang kota; minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>basis data kios langkung sepuh tinimbang sing dicekel kutha; nyuwun kode enggal saking kutha, lajeng lampahaken kiosk enrol; nyathet tetep mlampah.</translation>
    </message>
    <message>
        <source>kota melihat dua kios dengan kunci yang sama; cari salinannya, minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kutha ningali kios kalih ngangge kunci sami; madosi salinane, nyuwun kode enggal saking kutha, lajeng lampahaken kiosk enrol; nyathet tetep mlampah.</translation>
    </message>
    <message>
        <source>kota menolak tanda tangan atau rantai catatan; jalankan kiosk verify dan hubungi kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kutha nolak tandha tangan utawi rante cathetan; lampahaken kiosk verify, hubungi kutha.</translation>
    </message>
    <message>
        <source>kota tidak menerima kios atau berkas ini; periksa pendaftarannya di konsol kota, minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kutha mboten nampi kios utawi berkas niki; priksanen pendhaftarane teng konsol kutha, nyuwun kode enggal, lajeng lampahaken kiosk enrol; nyathet tetep mlampah.</translation>
    </message>
    <message>
        <source>jawaban kota tidak dapat dibaca; periksa alamat kota dan versi program.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>wangsulan kutha mboten saget diwaos; priksanen alamat kutha lan versi program.</translation>
    </message>
    <message>
        <source>kota kehilangan catatan yang sudah ditandatanganinya, kios mengirimnya lagi; laporkan ke kota, tanda terimanya tersimpan sebagai bukti.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kutha kecalan cathetan sing sampun ditandhatangani, kios ngirim malih; matur teng kutha, tandha terimane disimpen dados bukti.</translation>
    </message>
    <message>
        <source>disk hampir penuh; kosongkan disk atau panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>disk meh kebak; kosongaken disk utawi nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>pemeriksaan menemukan kerusakan di basis data; jangan matikan paksa, biarkan mengirim, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>wonten risak ing basis data; ampun dipateni peksa, jarne ngirim, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>kamera tidak menjawab; pasang kabelnya lagi atau ganti kamera.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kamerane mboten mangsuli; pasang kabele malih utawi gantos kamera.</translation>
    </message>
    <message>
        <source>pengirim berhenti; tutup lalu jalankan kiosk run lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>sing ngirim mandheg; tutup lajeng lampahaken kiosk run malih.</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>Selamat datang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sugeng rawuh</translation>
    </message>
    <message>
        <source>Bawa surat ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbeto surat niki</translation>
    </message>
    <message>
        <source>Petugas hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas sakniki</translation>
    </message>
    <message>
        <source>Semua gratis</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedoyo gratis</translation>
    </message>
    <message>
        <source>Urus surat di sini. Gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngurus surat teng mriki. Gratis.</translation>
    </message>
    <message>
        <source>KTP dan KK. Itu saja cukup untuk mulai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>KTP lan KK. Niku mawon cekap kangge mulai.</translation>
    </message>
    <message>
        <source>Kios tetap melayani Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kiose tetep ngladosi sampeyan.</translation>
    </message>
    <message>
        <source>Ada yang minta uang? Laporkan di kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten sing nyuwun arto? Laporne teng kios niki.</translation>
    </message>
    <message>
        <source>Layar sambutan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layar sambutan</translation>
    </message>
    <message>
        <source>Pemerintah Kota Surabaya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pemerintah Kota Surabaya</translation>
    </message>
    <message>
        <source>Bawa:</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbeto:</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukak %1</translation>
    </message>
    <message>
        <source>Petugas: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas: %1</translation>
    </message>
    <message>
        <source>Petugas dan antrean</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas lan antrean</translation>
    </message>
    <message>
        <source>Presensi acak petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Presensi acak petugas</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Presensi acak</translation>
    </message>
    <message>
        <source>Sentuh layar untuk mulai</source>
        <translation>Monggo pencet layare kangge mulai</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Dipanggil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditimbali</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakbibare niki</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>%1, sampai %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, dugi %2</translation>
    </message>
    <message>
        <source>Buka %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukak %1</translation>
    </message>
    <message>
        <source>Sedang tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nembe tutup</translation>
    </message>
    <message>
        <source>Semua gratis</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedoyo gratis</translation>
    </message>
    <message>
        <source>Petugas dipanggil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas ditimbali</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten</translation>
    </message>
    <message>
        <source>Ambil nomor di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet nomer teng kios</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Gambar kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gambar kamera</translation>
    </message>
</context>
<context>
    <name>Cancelled</name>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Permohonan sudah dibatalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonane sampun dibatalne</translation>
    </message>
    <message>
        <source>Tidak ada yang dikirim ke kota. Nomor antrean tidak berlaku.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten sing dikirim teng kota. Nomer antreane mboten kangge.</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>Ulangi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Baleni</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Mbalik</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pakek</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Tahan, jangan bergerak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ampun obah riyin</translation>
    </message>
    <message>
        <source>Cari tepi surat…</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Madosi pinggire surat…</translation>
    </message>
    <message>
        <source>Kamera belum ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane dereng wonten</translation>
    </message>
    <message>
        <source>Boleh lanjut tanpa foto. Tunjukkan surat ke petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saget terus tanpa foto. Surate dituduhne petugas mawon.</translation>
    </message>
    <message>
        <source>Surat %1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surat %1 saking %2</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun cetho?</translation>
    </message>
    <message>
        <source>Foto %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto %1</translation>
    </message>
    <message>
        <source>Tulisan harus terbaca. Kalau belum, tekan Ulangi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulisane kedah saget diwoco. Menawi dereng, pencet Baleni.</translation>
    </message>
    <message>
        <source>Taruh di bawah kamera. Difoto otomatis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Selehne teng ngandhap kamera. Difoto otomatis.</translation>
    </message>
    <message>
        <source>Diam sebentar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mendel sekedhap</translation>
    </message>
    <message>
        <source>Seluruh surat terlihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surate ketingal sedoyo</translation>
    </message>
    <message>
        <source>Tulisan tajam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulisane cetho</translation>
    </message>
    <message>
        <source>Tidak gelap, tidak silau</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Padhang, mboten silau</translation>
    </message>
    <message>
        <source>Tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa foto</translation>
    </message>
</context>
<context>
    <name>CardPicture</name>
    <message>
        <source>Letak nomor pada KK</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonane nomer teng KK</translation>
    </message>
    <message>
        <source>Letak NIK pada KTP</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonane NIK teng KTP</translation>
    </message>
</context>
<context>
    <name>CardSpeaker</name>
    <message>
        <source>Dengarkan: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rungokne: %1</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Periksa data Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipriksa datane sampeyan</translation>
    </message>
    <message>
        <source>Bacakan data penelepon</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Waosaken data ingkang nelpon</translation>
    </message>
    <message>
        <source>Halaman %1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Halaman %1 saking %2</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>%1 foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 foto</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Data Anda aman</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Datane aman</translation>
    </message>
    <message>
        <source>Hanya dibaca Inspektorat, bukan petugas balai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung diwoco Inspektorat, sanes petugas balai.</translation>
    </message>
    <message>
        <source>Hanya dipakai untuk %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung kangge %1.</translation>
    </message>
    <message>
        <source>Kurang %1 surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirang %1 surat</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>ya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>nggih</translation>
    </message>
    <message>
        <source>belum</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dereng</translation>
    </message>
</context>
<context>
    <name>ChoiceQuestion</name>
    <message>
        <source>Boleh lebih dari satu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saget langkung saking setunggal.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Nggih</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>Mboten</translation>
    </message>
    <message>
        <source>Pilihan lain (%1 dari %2)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pilihan liyane (%1 saking %2)</translation>
    </message>
</context>
<context>
    <name>CodeKeyboard</name>
    <message>
        <source>Hapus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak</translation>
    </message>
    <message>
        <source>Kode tidak memakai angka 0 dan 1, huruf O, I, dan L.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode tanpa angka 0 lan 1, huruf O, I, lan L.</translation>
    </message>
    <message>
        <source>Tanpa 0, 1, O, I, L.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa 0, 1, O, I, L.</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Kamera terputus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
</context>
<context>
    <name>DateQuestion</name>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Bulan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wulan</translation>
    </message>
    <message>
        <source>Tahun</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Taun</translation>
    </message>
</context>
<context>
    <name>DateStepper</name>
    <message>
        <source>%1 tambah satu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 tambah setunggal</translation>
    </message>
    <message>
        <source>%1 tambah %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 tambah %2</translation>
    </message>
    <message>
        <source>%1 kurang satu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kirang setunggal</translation>
    </message>
    <message>
        <source>%1 kurang %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kirang %2</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Senin</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Senin</translation>
    </message>
    <message>
        <source>Selasa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Seloso</translation>
    </message>
    <message>
        <source>Rabu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rebo</translation>
    </message>
    <message>
        <source>Kamis</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kemis</translation>
    </message>
    <message>
        <source>Jumat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jemuah</translation>
    </message>
    <message>
        <source>Sabtu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Setu</translation>
    </message>
    <message>
        <source>Minggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Minggu</translation>
    </message>
    <message>
        <source>Januari</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Januari</translation>
    </message>
    <message>
        <source>Februari</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Februari</translation>
    </message>
    <message>
        <source>Maret</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Maret</translation>
    </message>
    <message>
        <source>April</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>April</translation>
    </message>
    <message>
        <source>Mei</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mei</translation>
    </message>
    <message>
        <source>Juni</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Juli</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Agustus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Agustus</translation>
    </message>
    <message>
        <source>September</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>September</translation>
    </message>
    <message>
        <source>Oktober</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>November</translation>
    </message>
    <message>
        <source>Desember</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Desember</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Nggih</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>Mboten</translation>
    </message>
    <message>
        <source>Tidak diisi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten diisi</translation>
    </message>
</context>
<context>
    <name>DeadlineChip</name>
    <message>
        <source>%1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam</translation>
    </message>
    <message>
        <source>%1 hari</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dinten</translation>
    </message>
    <message>
        <source>Tunggu berkas warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngentosi surat</translation>
    </message>
    <message>
        <source>Blangko KTP habis</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Blangko telas</translation>
    </message>
    <message>
        <source>Tunggu cek lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngentosi cek</translation>
    </message>
    <message>
        <source>Tunggu daerah lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dhaerah sanes</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat mati</translation>
    </message>
    <message>
        <source>Tunggu pengadilan/KUA</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pengadilan/KUA</translation>
    </message>
    <message>
        <source>Jam berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mandheg</translation>
    </message>
    <message>
        <source>Terlambat %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Telat %1</translation>
    </message>
    <message>
        <source>Sisa %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantun %1</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Tunggu berkas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nenggo berkas</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dibatalne</translation>
    </message>
    <message>
        <source>Besok %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbenjing %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nenggo</translation>
    </message>
</context>
<context>
    <name>DeskTabs</name>
    <message>
        <source>Meja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Meja</translation>
    </message>
    <message>
        <source>Bantu warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rencangi</translation>
    </message>
    <message>
        <source>Kerja hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Garapan dinten niki</translation>
    </message>
    <message>
        <source>Angka saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka kula</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liyane</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Belum ada gambar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten gambar</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Tidak ada kamera; pasang kabelnya, daftar ini terisi sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten kamera; kabelipun dipunpasang, dhaptar punika badhe kaisi piyambak.</translation>
    </message>
    <message>
        <source>Printer</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Printer jaringan: alamatnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Printer jaringan: alamatipun</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pakek</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1 dari %2 angka</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2 angka</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Terdaftar: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kadhaptar: %1</translation>
    </message>
    <message>
        <source>Perlihatkan QR lembar pendaftaran ke kamera.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>QR lembar pendhaptaran dipuntedahaken dhateng kamera.</translation>
    </message>
    <message>
        <source>Kamera belum dipilih</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamera dereng dipunpilih</translation>
    </message>
    <message>
        <source>Tanpa kamera: pemindai, atau ketik kodenya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa kamera: pemindai, utawi kodhenipun dipunketik</translation>
    </message>
    <message>
        <source>Daftarkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dhaptaraken</translation>
    </message>
    <message>
        <source>Tanpa jaringan: pasang stik, pindai lembarnya. Permintaan ditulis ke stik; bawa ke kota, kembali dengan jawabannya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa jaringan: stik dipunpasang, lembaripun dipunpindai. Panyuwunan kaserat ing stik; dipunbekta dhateng kutha, wangsul kaliyan wangsulanipun.</translation>
    </message>
</context>
<context>
    <name>EntryActivity</name>
    <message>
        <source>Pekerjaan yang mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Garapan sing pundi?</translation>
    </message>
    <message>
        <source>Lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liya</translation>
    </message>
    <message>
        <source>Di luar rencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Njawi rencana</translation>
    </message>
    <message>
        <source>dari kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>saking kota</translation>
    </message>
    <message>
        <source>tambahan sendiri</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>tambahan piyambak</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Simpan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Simpen</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Catatan ini sudah berubah. Tekan Kembali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan niki sampun berubah. Pencet Mbalik.</translation>
    </message>
    <message>
        <source>Kegiatan, dari rencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kegiatan, saking rencana</translation>
    </message>
    <message>
        <source>Kegiatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Hasil (output)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hasil (output)</translation>
    </message>
    <message>
        <source>yang selesai dikerjakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>sing sampun rampung</translation>
    </message>
    <message>
        <source>Manfaat (outcome)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Manfaat (outcome)</translation>
    </message>
    <message>
        <source>yang dirasakan warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>sing dirasakke warga</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wekdal</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggenan</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cacahe</translation>
    </message>
    <message>
        <source>Objek</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Objek</translation>
    </message>
    <message>
        <source>Tugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>Utama</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Utama</translation>
    </message>
    <message>
        <source>Tambahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tambahan</translation>
    </message>
    <message>
        <source>Fleksibel</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Fleksibel</translation>
    </message>
    <message>
        <source>Kerja fleksibel</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kerja fleksibel</translation>
    </message>
    <message>
        <source>Cocok</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocok</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten</translation>
    </message>
    <message>
        <source>Foto kegiatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto kegiatan</translation>
    </message>
    <message>
        <source>Tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa foto</translation>
    </message>
    <message>
        <source>Foto yang lama tetap tersimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto sing lawas tetep kesimpen.</translation>
    </message>
    <message>
        <source>Foto menguatkan catatan ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto nguwatke cathetan niki.</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Ganti foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti foto</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>EntrySetting</name>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petengen. Madosi panggenan sing luwih padhang.</translation>
    </message>
    <message>
        <source>Belum tajam. Tekan Foto lagi kalau tetap mau.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng landhep. Pencet Foto malih nek tetep purun.</translation>
    </message>
    <message>
        <source>Tentang apa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bab nopo?</translation>
    </message>
    <message>
        <source>Di mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teng pundi?</translation>
    </message>
    <message>
        <source>Berapa jumlahnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pinten cacahe?</translation>
    </message>
    <message>
        <source>Dari kapan sampai kapan?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saking jam pinten dugi jam pinten?</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Baleni</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>%1 menit lebih lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit luwih lambat</translation>
    </message>
    <message>
        <source>%1 menit lebih awal</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit luwih gasik</translation>
    </message>
    <message>
        <source>Lamanya %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Suwene %1</translation>
    </message>
    <message>
        <source>Foto kegiatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto kegiatan</translation>
    </message>
    <message>
        <source>Hasil atau tempatnya. Bukan wajah warga.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hasil utawi panggenane. Sanes rai warga.</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamera pedhot</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu coba lagi. Tanpa foto pun bisa disimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, terus coba malih. Tanpa foto nggih saged disimpen.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Kembali</source>
        <translation>Mbalik</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Basa</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teks ageng</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Tirai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tirai</translation>
    </message>
    <message>
        <source>Panggil petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulung</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas</translation>
    </message>
</context>
<context>
    <name>HallRule</name>
    <message>
        <source>Antrean kosong sejak %1, boleh pindah tempat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Antrean kosong wiwit %1, angsal pindhah panggenan.</translation>
    </message>
    <message>
        <source>Masih %1 nomor menunggu. Atasan melihat alasan Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Taksih %1 nomer nenggo. Atasan mirsani alesane sampeyan.</translation>
    </message>
    <message>
        <source>%1 masih Anda kerjakan. Atasan melihat alasan Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 taksih sampeyan garap. Atasan mirsani alesane.</translation>
    </message>
    <message>
        <source>Boleh pindah mulai %1. Atasan melihat alasan Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angsal pindhah wiwit %1. Atasan mirsani alesane.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Panggil petugas</source>
        <translation>Nyuwun tulung petugas</translation>
    </message>
    <message>
        <source>Petugas dipanggil: %1. Tunggu di sini, isian Anda tetap ada.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas ditimbali: %1. Tenggo mriki, isiane sampeyan tetep wonten.</translation>
    </message>
    <message>
        <source>Petugas dipanggil. Kalau tidak ada yang datang: datang ke meja petugas, atau tanya pengurus RW. Isian Anda tetap ada.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas ditimbali. Menawi mboten wonten sing dugi: teng mejane petugas, utawi tanglet pengurus RW. Isiane sampeyan tetep wonten.</translation>
    </message>
    <message>
        <source>Isian Anda tetap ada.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Isiane sampeyan tetep wonten.</translation>
    </message>
    <message>
        <source>Saya petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kulo petugas</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>HelperPage</name>
    <message>
        <source>Surat ini diisi bersama petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surat niki diisi sareng petugas</translation>
    </message>
    <message>
        <source>%1. Panggil petugas, lalu sentuh namanya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1. Nyuwun tulung petugas, terus pencet namine.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Tahan untuk melihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipencet terus kangge ningali</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Mau mengurus apa hari ini?</source>
        <translation>Badhe ngurus nopo dinten niki?</translation>
    </message>
    <message>
        <source>Cari surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Padosi</translation>
    </message>
    <message>
        <source>Cek surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cek surat</translation>
    </message>
    <message>
        <source>Cek permohonan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ningali permohonan</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liyane</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Benarkah ini nomor Anda?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo leres niki nomer panjenengan?</translation>
    </message>
    <message>
        <source>Benarkah NIK ini?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo leres NIK niki?</translation>
    </message>
    <message>
        <source>Kamera belum ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane dereng wonten</translation>
    </message>
    <message>
        <source>KTP belum bisa dibaca</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>KTP dereng saget diwoco</translation>
    </message>
    <message>
        <source>Tunjukkan KTP ke kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne KTP teng kamera</translation>
    </message>
    <message>
        <source>Ketik sendiri</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik piyambak</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Baleni</translation>
    </message>
    <message>
        <source>Foto ulang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto malih</translation>
    </message>
    <message>
        <source>Ya, benar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nggih, leres</translation>
    </message>
    <message>
        <source>Sedang membaca…</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nembe moco…</translation>
    </message>
    <message>
        <source>Tahan sebentar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tahan sekedap</translation>
    </message>
    <message>
        <source>Cari KTP…</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Madosi KTP…</translation>
    </message>
    <message>
        <source>Belum terbaca.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng kewoco.</translation>
    </message>
    <message>
        <source>Dekatkan KTP, jauhkan dari silau lampu. Atau ketik sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>KTP-ne dicedhakne, ampun silau lampu. Utowo ketik piyambak.</translation>
    </message>
    <message>
        <source>Isi kotaknya dengan KTP, bagian depan. Dibaca sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kothake diisi KTP, sisih ngajeng. Diwoco piyambak.</translation>
    </message>
    <message>
        <source>KTP terlihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>KTP ketingal</translation>
    </message>
    <message>
        <source>Tulisan tajam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulisane cetho</translation>
    </message>
    <message>
        <source>Tidak gelap, tidak silau</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Padhang, mboten silau</translation>
    </message>
    <message>
        <source>Gambar KTP tidak disimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gambare KTP mboten disimpen.</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP, angka demi angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne kaliyan KTP, setunggal-setunggal.</translation>
    </message>
    <message>
        <source>Tidak dibacakan keras</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten diwoco banter</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot</translation>
    </message>
    <message>
        <source>Pembaca KTP berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing moco KTP mandheg</translation>
    </message>
    <message>
        <source>NIK bisa diketik sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK saget diketik piyambak.</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>Masih di sini?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tasik wonten mriki?</translation>
    </message>
    <message>
        <source>Layar akan ditutup untuk menjaga data Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layare badhe ditutup kangge njagi datane sampeyan.</translation>
    </message>
    <message>
        <source>detik</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>detik</translation>
    </message>
    <message>
        <source>Tutup layar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup layar</translation>
    </message>
    <message>
        <source>Ya, lanjutkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nggih, terus</translation>
    </message>
</context>
<context>
    <name>KeepPlace</name>
    <message>
        <source>Ambil dulu di rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipendhet riyin teng griyo</translation>
    </message>
    <message>
        <source>Nanti sentuh Lainnya, lalu Saya kembali. Tempat Anda disimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mangke pencet Liyane, terus Kulo mbalik. Panggonane sampeyan disimpen.</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>dan %1 lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>lan %1 malih</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukak %1</translation>
    </message>
    <message>
        <source>Kode kembali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode mbalik</translation>
    </message>
    <message>
        <source>Foto layar ini, atau catat kodenya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layare difoto, utawi kodene dicathet.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ageng</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak</translation>
    </message>
    <message>
        <source>QWERTY</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>QWERTY</translation>
    </message>
    <message>
        <source>Urut A–Z</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Urut A–Z</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>Spasi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>ABC</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>ABC</translation>
    </message>
    <message>
        <source>123</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>123</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Hapus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Pilih bahasa</source>
        <translation>Pilih basa</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teks ageng</translation>
    </message>
    <message>
        <source>Teks biasa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teks biasa</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Bahasa dan tampilan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Basa lan tampilan</translation>
    </message>
    <message>
        <source>Kontras</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kontras</translation>
    </message>
    <message>
        <source>Kontrol di bawah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kontrol ngandhap</translation>
    </message>
    <message>
        <source>Suara</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Swanten</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Tinggalkan meja?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilar meja?</translation>
    </message>
    <message>
        <source>Waktu hadir Anda berhenti dan tercatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wekdal hadire sampeyan mandheg lan dicathet.</translation>
    </message>
    <message>
        <source>Anda belum mencatat hadir hari ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampeyan dereng nyathet hadir dinten niki.</translation>
    </message>
    <message>
        <source>Selesai untuk hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung kangge dinten niki</translation>
    </message>
    <message>
        <source>Balai kosong, saya pindah tugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balaine kosong, kulo pindhah tugas</translation>
    </message>
    <message>
        <source>Kunci layar saja, saya tetap hadir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kunci layar mawon, kulo tetep hadir</translation>
    </message>
    <message>
        <source>Kunci layar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kunci layar</translation>
    </message>
    <message>
        <source>Alasan lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Alesan sanes</translation>
    </message>
    <message>
        <source>Tidak, tetap di sini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten, tetep mriki</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Layar warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layar warga</translation>
    </message>
    <message>
        <source>Tidak ada layar lain; layar ini yang dipakai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten layar sanes; layar punika ingkang dipunginakaken.</translation>
    </message>
    <message>
        <source>Layar lain, bila ada, memperlihatkan nomor antrean.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layar sanes, menawi wonten, nedahaken nomer antrean.</translation>
    </message>
    <message>
        <source>Ukuran huruf: tempelkan KTP pada kotak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ukuraning aksara: KTP dipuntemplekaken ing kothak</translation>
    </message>
    <message>
        <source>KTP</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>KTP</translation>
    </message>
    <message>
        <source>Lebih besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Langkung ageng</translation>
    </message>
    <message>
        <source>Lebih kecil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Langkung alit</translation>
    </message>
    <message>
        <source>%1 titik tiap inci</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 cecek saben inci</translation>
    </message>
    <message>
        <source>%1 titik tiap inci, belum diukur</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 cecek saben inci, dereng dipunukur</translation>
    </message>
</context>
<context>
    <name>ListenTool</name>
    <message>
        <source>Dengarkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rungokne</translation>
    </message>
    <message>
        <source>Berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mandheg</translation>
    </message>
    <message>
        <source>Suara tidak tersedia</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa swanten</translation>
    </message>
</context>
<context>
    <name>MyData</name>
    <message>
        <source>Disimpan supaya petugas bisa mengurus, lalu dihapus sesudah %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen supados petugas saget ngurusi, terus dibusak sakbibare %1.</translation>
    </message>
    <message>
        <source>Disimpan supaya petugas bisa mengurus, lalu dihapus %1 hari sesudah selesai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen supados petugas saget ngurusi, terus dibusak %1 dinten sakbibare rampung.</translation>
    </message>
    <message>
        <source>Data saya di kios ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Datane kulo teng kios niki</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Laporan ini tersegel</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Laporan niki disegel</translation>
    </message>
    <message>
        <source>Isian sudah dihapus dari kios ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Isiane sampun dibusak saking kios niki</translation>
    </message>
    <message>
        <source>Hanya Inspektorat yang bisa membacanya. Kios ini tidak bisa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung Inspektorat sing saget moco. Kios niki mboten saget.</translation>
    </message>
    <message>
        <source>Permohonannya sudah selesai dan sudah diterima kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonane sampun rampung lan sampun ditampi kota.</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2</translation>
    </message>
    <message>
        <source>Halaman berikutnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Halaman sakbibare</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan. Panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen. Nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Belum tercetak. Panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng kecetak. Nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Menurut UU 27/2022 Anda boleh melihat, membetulkan, dan mencabut persetujuan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Miturut UU 27/2022 sampeyan saget ningali, mbenerne, lan njabut persetujuan.</translation>
    </message>
    <message>
        <source>Mencetak …</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyetak …</translation>
    </message>
    <message>
        <source>Cetak, disamarkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cetak, disamarne</translation>
    </message>
    <message>
        <source>Ada yang salah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten sing lepat</translation>
    </message>
    <message>
        <source>Jangan hubungi HP saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ampun hubungi HP kulo</translation>
    </message>
</context>
<context>
    <name>MyDataDone</name>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Sudah dicatat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dicathet</translation>
    </message>
    <message>
        <source>Sudah dicabut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dijabut</translation>
    </message>
    <message>
        <source>Tersimpan di kios. Petugas akan memeriksa dan membetulkan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen teng kios. Petugas mangke mriksa lan mbenerne.</translation>
    </message>
    <message>
        <source>Kami tidak akan mengirim kabar ke HP Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten badhe ngirim kabar teng HPne sampeyan.</translation>
    </message>
</context>
<context>
    <name>MyDataModel</name>
    <message>
        <source>Data saya di kios ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Data kula teng kios niki</translation>
    </message>
    <message>
        <source>Angka dan nama disamarkan. Data lengkap hanya di layar, dengan kode dan PIN.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka kaliyan jeneng disamaraken. Data jangkep namung teng layar, ngagem kode lan PIN.</translation>
    </message>
</context>
<context>
    <name>MyDataWrong</name>
    <message>
        <source>Apa yang salah?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo sing lepat?</translation>
    </message>
    <message>
        <source>Hanya Inspektorat yang bisa membaca.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung Inspektorat sing saget moco.</translation>
    </message>
    <message>
        <source>Petugas membaca ini, lalu membetulkan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas moco niki, terus mbenerne.</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Tulis dulu apa yang salah, lalu tekan Kirim.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis riyin nopo sing lepat, terus pencet Kirim.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan. Panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen. Nyuwun tulung petugas.</translation>
    </message>
</context>
<context>
    <name>NotReady</name>
    <message>
        <source>Kios belum siap.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kiose dereng siap.</translation>
    </message>
    <message>
        <source>Panggil teknisi. Untuk sementara pakai formulir kertas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyuwun tulung teknisi. Sementawis ngge formulir kertas.</translation>
    </message>
    <message>
        <source>Kode: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode: %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Boleh kami pakai data Anda?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pareng kulo ngge datane sampeyan?</translation>
    </message>
    <message>
        <source>Bacakan, lalu tanya: setuju?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Waosaken, lajeng takon: sarujuk?</translation>
    </message>
    <message>
        <source>Menurut UU 27 Tahun 2022 tentang Pelindungan Data Pribadi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Miturut UU 27 Tahun 2022 tentang Pelindungan Data Pribadi.</translation>
    </message>
    <message>
        <source>Menyimpan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyimpen</translation>
    </message>
    <message>
        <source>Setuju</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Setuju</translation>
    </message>
    <message>
        <source>Untuk apa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kangge nopo</translation>
    </message>
    <message>
        <source>Hanya untuk mengurus %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung kangge ngurus %1.</translation>
    </message>
    <message>
        <source>Siapa yang membaca</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sinten sing moco</translation>
    </message>
    <message>
        <source>Hanya Inspektorat Kota Surabaya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung Inspektorat Kota Surabaya.</translation>
    </message>
    <message>
        <source>Petugas balai dan dinas yang mengurus.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas balai lan dinas sing ngurusi.</translation>
    </message>
    <message>
        <source>Disimpan aman</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen aman</translation>
    </message>
    <message>
        <source>Dikunci. Dihapus dari kios setelah selesai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dikunci. Dibusak saking kios menawi sampun rampung.</translation>
    </message>
    <message>
        <source>Hak Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hake sampeyan</translation>
    </message>
    <message>
        <source>Boleh melihat, memperbaiki, atau minta dihapus.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saget ningali, ndandosi, utawi nyuwun dibusak.</translation>
    </message>
    <message>
        <source>Ya, boleh kirim kabar ke HP saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nggih, saget kabari HP kulo</translation>
    </message>
</context>
<context>
    <name>NowServing</name>
    <message>
        <source>Dipanggil %1 kali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditimbali ping %1</translation>
    </message>
    <message>
        <source>Sedang dilayani</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nembe dilayani</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakbibare niki</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten sing nenggo</translation>
    </message>
    <message>
        <source>%1 · %2 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 · %2 menit</translation>
    </message>
    <message>
        <source>Didahulukan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dirumiyinne</translation>
    </message>
    <message>
        <source>Panggil lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Timbali malih</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Cukup dulu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cekap riyin</translation>
    </message>
    <message>
        <source>Buka</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukak</translation>
    </message>
    <message>
        <source>Ambil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Panggil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Timbali</translation>
    </message>
    <message>
        <source>Panggil berikutnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Timbali sakbibare</translation>
    </message>
    <message>
        <source>Panggil ulang %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Timbali malih %1</translation>
    </message>
    <message>
        <source>Menunggu: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nenggo: %1</translation>
    </message>
</context>
<context>
    <name>NumberDetail</name>
    <message>
        <source>Belum ada rencana bertarget atau lima permohonan selesai, jadi belum ada indeks.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten rencana mawi target utawi gangsal permohonan rampung, dados dereng wonten indeks.</translation>
    </message>
    <message>
        <source>Indeks adalah jumlah bagian di bawah; bagian yang belum diketahui dibagi ke bagian lain.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Indeks niku gunggunge bagian ing ngandhap; sing dereng dingertosi dibagi teng bagian liyane.</translation>
    </message>
    <message>
        <source>Jumlah waktu Anda tercatat hadir hari ini di kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gunggunge wekdal sampeyan kecathet hadir dinten niki teng kios niki.</translation>
    </message>
    <message>
        <source>Setiap catatan kerja bulan ini; yang dibatalkan (%1) tidak dihitung.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saben cathetan kerja wulan niki; sing dibatalke (%1) mboten diitung.</translation>
    </message>
    <message>
        <source>Permohonan yang Anda selesaikan sebelum janji habis. Waktu menunggu warga sudah dikurangi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonan sing sampeyan rampungke sakderenge janji telas. Wekdal ngenteni warga sampun dikurangi.</translation>
    </message>
    <message>
        <source>Selesai setelah janji. Dihitung ke Anda hanya kalau Anda ambil sebelum janji habis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung sakbibare janji. Diitung teng sampeyan namung nek sampeyan pendhet sakderenge janji telas.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: balai lain, penilaian warga, perilaku, pemeriksaan atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios mboten ngertos: balai liyane, penilaian warga, tindak-tanduk, priksan atasan.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: hadir di balai lain, istirahat dan koreksi atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios mboten ngertos: hadir teng balai liyane, ngaso lan koreksi atasan.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: catatan di balai lain dan pemeriksaan atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios mboten ngertos: cathetan teng balai liyane lan priksan atasan.</translation>
    </message>
    <message>
        <source>Kios tidak tahu: permohonan di balai lain dan keputusan kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios mboten ngertos: permohonan teng balai liyane lan keputusan kota.</translation>
    </message>
    <message>
        <source>Capaian rencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gayuhan rencana</translation>
    </message>
    <message>
        <source>Tepat waktu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pas wekdale</translation>
    </message>
    <message>
        <source>Penilaian warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Penilaian warga</translation>
    </message>
    <message>
        <source>Jawab pengaduan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Njawab wadulan</translation>
    </message>
    <message>
        <source>Perilaku</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tindak-tanduk</translation>
    </message>
    <message>
        <source>belum ada rencana bertarget</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dereng wonten rencana mawi target</translation>
    </message>
    <message>
        <source>belum cukup kasus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kasuse dereng cekap</translation>
    </message>
    <message>
        <source>hanya kota yang tahu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>namung kota sing ngertos</translation>
    </message>
    <message>
        <source>tidak dihitung</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>mboten diitung</translation>
    </message>
    <message>
        <source>karena saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>amargi kula</translation>
    </message>
    <message>
        <source>sudah lewat saat diambil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>sampun liwat nalika dipendhet</translation>
    </message>
    <message>
        <source>menunggu dinas lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>ngenteni dinas liyane</translation>
    </message>
    <message>
        <source>tepat waktu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>pas wekdale</translation>
    </message>
    <message>
        <source>Rencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Cuti bulan ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cuti wulan niki</translation>
    </message>
    <message>
        <source>Aturan versi %1, sejak %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Aturan versi %1, wiwit %2</translation>
    </message>
    <message>
        <source>Waktu yang sama dihitung sekali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wekdal sing sami dietang sepisan</translation>
    </message>
    <message>
        <source>Istirahat menurut aturan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngaso miturut aturan</translation>
    </message>
    <message>
        <source>Kegiatan (kata-katanya sudah dihapus)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kegiatan (tembunge sampun dibusek)</translation>
    </message>
    <message>
        <source>Keberatan %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Keberatan %1</translation>
    </message>
    <message>
        <source>%1, tidak dihitung</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, mboten diitung</translation>
    </message>
    <message>
        <source>%1 × %2% = %3</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 × %2% = %3</translation>
    </message>
    <message>
        <source>%1, tanpa target</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, tanpa target</translation>
    </message>
    <message>
        <source>%1 dari %2 → %3</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2 → %3</translation>
    </message>
    <message>
        <source>%1 hari, target berkurang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dinten, target dikirangi</translation>
    </message>
    <message>
        <source>usulan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>usulan</translation>
    </message>
    <message>
        <source>resmi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>resmi</translation>
    </message>
    <message>
        <source>%1 sampai sekarang · %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dugi saniki · %2</translation>
    </message>
    <message>
        <source>%1–%2 · %3</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1–%2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source> · tanpa bukti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation> · tanpa bukti</translation>
    </message>
    <message>
        <source>diterima kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>ditampi kota</translation>
    </message>
    <message>
        <source>tersimpan di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kesimpen teng kios</translation>
    </message>
    <message>
        <source>Keberatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Keberatan</translation>
    </message>
    <message>
        <source>Indeks (IKI)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Indeks (IKI)</translation>
    </message>
    <message>
        <source>Jam hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam dinten niki</translation>
    </message>
    <message>
        <source>Catatan kerja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan kerja</translation>
    </message>
    <message>
        <source>Terlambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Telat</translation>
    </message>
    <message>
        <source>Keberatan tersimpan di kios dan dikirim ke kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Keberatan kesimpen teng kios lan dikirim teng kota.</translation>
    </message>
    <message>
        <source>Belum ada catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten cathetan</translation>
    </message>
    <message>
        <source>Yang tercatat bulan ini muncul di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing kecathet wulan niki metu teng mriki.</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>Keberatan atas %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Keberatan bab %1</translation>
    </message>
</context>
<context>
    <name>NumberQuestion</name>
    <message>
        <source>Apakah nomor KK ini benar?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK niki nopo leres?</translation>
    </message>
    <message>
        <source>Apakah NIK ini benar?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK niki nopo leres?</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali</translation>
    </message>
    <message>
        <source>Nomor KK ada di bagian atas lembar KK.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK wonten nginggile kertas KK.</translation>
    </message>
    <message>
        <source>NIK ada di sini, di bagian atas KTP.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK wonten mriki, teng nginggile KTP.</translation>
    </message>
    <message>
        <source>Tidak dibacakan keras</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten diwoco banter</translation>
    </message>
    <message>
        <source>KTP ke kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>KTP teng kamera</translation>
    </message>
    <message>
        <source>%1/16</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1/16</translation>
    </message>
    <message>
        <source>dari 16</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>saking 16</translation>
    </message>
</context>
<context>
    <name>NumbersOverview</name>
    <message>
        <source>Pratinjau indeks kinerja: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pratinjau indeks kinerja: %1</translation>
    </message>
    <message>
        <source>belum bisa dihitung</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dereng saged diitung</translation>
    </message>
    <message>
        <source>Indeks (IKI)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Indeks (IKI)</translation>
    </message>
    <message>
        <source>Indeks kinerja (IKI)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Indeks kinerja (IKI)</translation>
    </message>
    <message>
        <source>Pratinjau</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pratinjau</translation>
    </message>
    <message>
        <source>Pratinjau, bukan nilai resmi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pratinjau, sanes nilai resmi</translation>
    </message>
    <message>
        <source>Dihitung dari catatan kios ini sampai %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Diitung saking cathetan kios niki dugi %1.</translation>
    </message>
    <message>
        <source>Belum cukup catatan bulan ini untuk menghitungnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan wulan niki dereng cekap kangge ngitung.</translation>
    </message>
    <message>
        <source>Balai lain, penilaian warga dan perilaku hanya diketahui kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balai liyane, penilaian warga lan tindak-tanduk namung kota sing ngertos.</translation>
    </message>
    <message>
        <source>Lihat hitungannya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Deleng itungane</translation>
    </message>
    <message>
        <source>Jam hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam dinten niki</translation>
    </message>
    <message>
        <source>Catatan kerja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan kerja</translation>
    </message>
    <message>
        <source>Tepat waktu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pas wekdale</translation>
    </message>
    <message>
        <source>Terlambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Telat</translation>
    </message>
    <message>
        <source>dari %1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>saking %1 jam</translation>
    </message>
    <message>
        <source>permohonan bulan ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>permohonan wulan niki</translation>
    </message>
    <message>
        <source>%1 karena saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 amargi kula</translation>
    </message>
</context>
<context>
    <name>OfficerArea</name>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Masih di meja?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tasik teng meja?</translation>
    </message>
    <message>
        <source>Layar dikunci sebentar lagi. Tulisan Anda disimpan untuk Anda, foto tidak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layar sekedhap malih dikunci. Seratan panjenengan disimpen kangge panjenengan, foto mboten.</translation>
    </message>
    <message>
        <source>Ya, masih di sini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nggih, tasik mriki</translation>
    </message>
</context>
<context>
    <name>OfficerAssist</name>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Bantu warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbiyantu warga</translation>
    </message>
    <message>
        <source>Meja dikunci dulu. Sesudahnya Anda masuk lagi dengan PIN.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Meja dikunci rumiyin. Sasampunipun panjenengan mlebet malih ngangge PIN.</translation>
    </message>
    <message>
        <source>Warga ada di depan kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Warga wonten ngajeng kios</translation>
    </message>
    <message>
        <source>Warga menelepon</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Warga nelpon</translation>
    </message>
    <message>
        <source>Selesaikan dulu permohonan warga yang ada di layar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampungaken rumiyin panyuwunan warga ing layar.</translation>
    </message>
    <message>
        <source>Isi bersama di layar ini. Nama Anda tercatat sebagai pendamping.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipunisi sareng ing layar punika. Asma panjenengan kacathet minangka pendamping.</translation>
    </message>
    <message>
        <source>Anda yang mengisi. Foto surat menyusul di kios, nomornya tetap sama.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panjenengan ingkang ngisi. Foto serat nyusul ing kios, nomeripun tetep.</translation>
    </message>
</context>
<context>
    <name>OfficerClock</name>
    <message>
        <source>Cocokkan jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne jam</translation>
    </message>
    <message>
        <source>Tunjukkan jawaban kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne wangsulane kota</translation>
    </message>
    <message>
        <source>Untuk balai tanpa internet. Perlu HP yang tersambung.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kangge balai tanpa internet. Perlu HP sing nyambung.</translation>
    </message>
    <message>
        <source>Pindai jawaban</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pindai wangsulan</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Pindai QR ini dengan HP, buka alamatnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pindai QR niki ngge HP, bukak alamate.</translation>
    </message>
    <message>
        <source>Tunggu sampai HP menampilkan QR jawaban dari kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tenggo HP nuduhne QR wangsulan saking kota.</translation>
    </message>
    <message>
        <source>Tekan Pindai jawaban, tunjukkan HP ke kamera.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Pindai wangsulan, tuduhne HP teng kamera.</translation>
    </message>
    <message>
        <source>Boleh ditinggal mencari sinyal. Jawaban berlaku selama kios tidak dimatikan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saget ditilar madosi sinyal. Wangsulane tetep kangge menawi kiose mboten dipejahi.</translation>
    </message>
    <message>
        <source>QR di dalam kotak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>QR teng njero kothak</translation>
    </message>
    <message>
        <source>Tunjukkan QR di HP. Tahan diam sampai terbaca; layar HP seterang mungkin.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne QR teng HP. Ampun obah dugi kewoco; layar HP sing paling padhang.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau pakai pemindai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, utawi ngge pemindai.</translation>
    </message>
    <message>
        <source>Ini bukan jawaban untuk kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niki sanes wangsulan kangge kios niki.</translation>
    </message>
    <message>
        <source>Tekan Kembali, lalu pindai QR kios sekali lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Mbalik, terus pindai QR kios sepisan malih.</translation>
    </message>
    <message>
        <source>Waktu kota tersimpan di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wekdale kota disimpen teng kios</translation>
    </message>
    <message>
        <source>Catatan hari ini sekarang punya bukti waktu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan dinten niki sampun gadhah bukti wekdal.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Nyuwun tulung teknisi.</translation>
    </message>
</context>
<context>
    <name>OfficerCompletion</name>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kepetengen. Madosi panggonan sing langkung padhang.</translation>
    </message>
    <message>
        <source>Silau. Miringkan kertas, atau tekan Foto lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mblereng. Miringne kertas, utawi pencet Foto malih.</translation>
    </message>
    <message>
        <source>Belum tajam. Tekan Foto lagi kalau tetap mau.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng cetho. Pencet Foto malih menawi tetep purun.</translation>
    </message>
    <message>
        <source>Belum bisa difoto. Coba lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget difoto. Dicoba malih.</translation>
    </message>
    <message>
        <source>Bagaimana %1 selesai?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun rampunge %1?</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pakek</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Simpen</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Lanjut tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terus tanpa foto</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu coba lagi. Atau lanjut tanpa foto.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, terus dicoba malih. Utawi terus tanpa foto.</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun cetho?</translation>
    </message>
    <message>
        <source>Foto hasilnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto hasile</translation>
    </message>
    <message>
        <source>Foto ini bukti untuk %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto niki bukti kangge %1.</translation>
    </message>
    <message>
        <source>Surat yang diserahkan, atau bukti bahwa %1 selesai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surat sing dipasrahne, utawi bukti %1 sampun rampung.</translation>
    </message>
    <message>
        <source>Tulisan tajam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulisane cetho</translation>
    </message>
    <message>
        <source>Cukup terang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cekap padhang</translation>
    </message>
    <message>
        <source>Tidak bergerak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten obah</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Baleni</translation>
    </message>
    <message>
        <source>Selesai dikerjakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung digarap</translation>
    </message>
    <message>
        <source>Surat sudah diserahkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surate sampun dipasrahne</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan</translation>
    </message>
    <message>
        <source>Foto sudah ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Fotone sampun wonten</translation>
    </message>
    <message>
        <source>Tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa foto</translation>
    </message>
    <message>
        <source>Catatan boleh kosong.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan saget kosong.</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Tulis catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nulis cathetan</translation>
    </message>
    <message>
        <source>Sudah diselesaikan petugas lain.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dirampungne petugas liyane.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Tekan Kembali untuk melihatnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Mbalik kangge ningali.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Catatan untuk %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan kangge %1</translation>
    </message>
    <message>
        <source>tidak perlu NIK atau nama</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>mboten perlu NIK utawi nami</translation>
    </message>
</context>
<context>
    <name>OfficerCourier</name>
    <message>
        <source>Simpan ke flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Simpen teng flashdisk</translation>
    </message>
    <message>
        <source>Ambil balasan dari flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet balesan saking flashdisk</translation>
    </message>
    <message>
        <source>Bawakan kiriman balai lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbetokne kiriman balai liyane</translation>
    </message>
    <message>
        <source>Menghentikan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mandhegne</translation>
    </message>
    <message>
        <source>Menulis ke flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nulis teng flashdisk</translation>
    </message>
    <message>
        <source>Memeriksa ulang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mriksa malih</translation>
    </message>
    <message>
        <source>Membaca flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Moco flashdisk</translation>
    </message>
    <message>
        <source>Mengirim ke kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngirim teng kota</translation>
    </message>
    <message>
        <source>Hampir selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Meh rampung</translation>
    </message>
    <message>
        <source>Menyiapkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyiapne</translation>
    </message>
    <message>
        <source>Sekarang flashdisk boleh dicabut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakniki flashdiske saget dicabut</translation>
    </message>
    <message>
        <source>Dihentikan. Flashdisk boleh dicabut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dimandhegne. Flashdiske saget dicabut.</translation>
    </message>
    <message>
        <source>Flashdisk penuh, kurang %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Flashdiske kebak, kirang %1.</translation>
    </message>
    <message>
        <source>Flashdisk tercabut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Flashdiske kecabut.</translation>
    </message>
    <message>
        <source>Flashdisk tidak bisa ditulisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Flashdiske mboten saget ditulisi.</translation>
    </message>
    <message>
        <source>Flashdisk ini tidak menyimpan dengan benar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Flashdisk niki mboten leres nyimpene.</translation>
    </message>
    <message>
        <source>Semua sudah diterima kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedoyo sampun ditampi kota.</translation>
    </message>
    <message>
        <source>Belum ada balasan di flashdisk ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten balesan teng flashdisk niki.</translation>
    </message>
    <message>
        <source>Tidak ada kiriman balai lain di flashdisk ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten kiriman balai liyane teng flashdisk niki.</translation>
    </message>
    <message>
        <source>Balasan di flashdisk rusak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balesan teng flashdisk rusak.</translation>
    </message>
    <message>
        <source>Balasan ini bukan untuk kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balesan niki sanes kangge kios niki.</translation>
    </message>
    <message>
        <source>Catatan kota berbeda dengan catatan kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetane kota bedho kalih cathetane kios.</translation>
    </message>
    <message>
        <source>Kota tidak terjangkau.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kotane mboten saget dihubungi.</translation>
    </message>
    <message>
        <source>Kota tidak menerima kiriman dari kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kota mboten nampi kiriman saking kios niki.</translation>
    </message>
    <message>
        <source>Kios ini belum terdaftar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios niki dereng didaftar.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Belum berhasil.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget.</translation>
    </message>
    <message>
        <source>Yang sudah selesai tetap ada dan tidak diulang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing sampun rampung tetep wonten lan mboten dibaleni.</translation>
    </message>
    <message>
        <source>Hapus berkas lain dari flashdisk, atau pakai flashdisk yang lebih besar. Yang sudah jadi tidak diulang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak berkas liyane saking flashdisk, utawi ngge flashdisk sing langkung ageng. Sing sampun dados mboten dibaleni.</translation>
    </message>
    <message>
        <source>Tancapkan lagi, lalu tekan Coba lagi. Yang sudah jadi tidak diulang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tancepne malih, terus pencet Coba malih. Sing sampun dados mboten dibaleni.</translation>
    </message>
    <message>
        <source>Geser kunci kecil di sisi flashdisk, atau pakai flashdisk lain.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Geser kunci alit teng pinggire flashdisk, utawi ngge flashdisk liyane.</translation>
    </message>
    <message>
        <source>Pakai flashdisk lain.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngge flashdisk liyane.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu dibawa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten sing perlu dibeto.</translation>
    </message>
    <message>
        <source>Bawa flashdisk ke kios yang tersambung internet, lalu bawa kembali ke sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Beto flashdiske teng kios sing nyambung internet, terus beto mbalik mriki.</translation>
    </message>
    <message>
        <source>Periksa apakah ini flashdisk yang benar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipriksa nopo niki flashdisk sing leres.</translation>
    </message>
    <message>
        <source>Tidak dipakai. Minta balasan lagi dari kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten diengge. Nyuwun balesan malih saking kota.</translation>
    </message>
    <message>
        <source>Tidak dipakai. Periksa apakah ini flashdisk yang benar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten diengge. Dipriksa nopo niki flashdisk sing leres.</translation>
    </message>
    <message>
        <source>Tidak ada yang dihapus. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten sing dibusak. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Periksa jaringan, lalu tekan Coba lagi. Yang sudah terkirim tidak diulang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Priksa jaringan, terus pencet Coba malih. Sing sampun dikirim mboten dibaleni.</translation>
    </message>
    <message>
        <source>Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Tempat simpan kios penuh. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kios kebak. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Cabut flashdisk, tancapkan lagi, lalu tekan Coba lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cabut flashdiske, tancepne malih, terus pencet Coba malih.</translation>
    </message>
    <message>
        <source>Semua sudah ada di flashdisk. Bawa ke balai yang tersambung internet.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedoyo sampun wonten teng flashdisk. Beto teng balai sing nyambung internet.</translation>
    </message>
    <message>
        <source>Tersimpan di flashdisk: %1 catatan, %2 foto, %3. Bawa ke balai yang tersambung internet, lalu bawa balasannya kembali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen teng flashdisk: %1 cathetan, %2 foto, %3. Beto teng balai sing nyambung internet, terus balesane beto mbalik.</translation>
    </message>
    <message>
        <source>Balasan di flashdisk ini sudah pernah diambil.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balesan teng flashdisk niki sampun nate dipendhet.</translation>
    </message>
    <message>
        <source>Balasan kota tersimpan di kios: %1 foto diterima kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balesan kota disimpen teng kios: %1 foto ditampi kota.</translation>
    </message>
    <message>
        <source>%1 balasan tidak dipakai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 balesan mboten diengge.</translation>
    </message>
    <message>
        <source>%1 kiriman diterima kota, %2 balasan ada di flashdisk.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kiriman ditampi kota, %2 balesan wonten teng flashdisk.</translation>
    </message>
    <message>
        <source>%1 balasan belum siap: ulangi nanti.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 balesan dereng siap: mangke dibaleni.</translation>
    </message>
    <message>
        <source>%1 kiriman ditolak kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kiriman ditolak kota.</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Ada beberapa flashdisk. Sentuh yang mau dipakai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten pinten-pinten flashdisk. Pencet sing badhe diengge.</translation>
    </message>
    <message>
        <source>Berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mandheg</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Mbalik</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
    <message>
        <source>Mencari flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Madosi flashdisk</translation>
    </message>
    <message>
        <source>Belum ada flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten flashdisk</translation>
    </message>
    <message>
        <source>Tancapkan flashdisk ke lubang pipih komputer kios, depan atau belakang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tancepne flashdisk teng bolongan gepeng komputer kios, ngajeng utawi wingking.</translation>
    </message>
    <message>
        <source>Kios melihatnya dan mulai sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kiose ningali lan mulai piyambak.</translation>
    </message>
    <message>
        <source>Cabut sesudah layar bilang boleh.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cabut menawi layare sampun sanjang saget.</translation>
    </message>
    <message>
        <source>%1 kiriman, %2 balasan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kiriman, %2 balesan</translation>
    </message>
    <message>
        <source>%1 kiriman</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kiriman</translation>
    </message>
    <message>
        <source>%1 balasan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 balesan</translation>
    </message>
    <message>
        <source>%1 kosong</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kosong</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2</translation>
    </message>
    <message>
        <source>Bagian %1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bagian %1 saking %2</translation>
    </message>
    <message>
        <source>Jangan cabut flashdisk dulu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Flashdiske ampun dicabut riyin.</translation>
    </message>
    <message>
        <source>Layar ini untuk warga lagi sesudah selesai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layar niki kangge warga malih menawi sampun rampung.</translation>
    </message>
    <message>
        <source>Berhenti sekarang?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mandheg sakniki?</translation>
    </message>
    <message>
        <source>Ya, berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mandheg</translation>
    </message>
    <message>
        <source>Tidak, teruskan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terusne</translation>
    </message>
</context>
<context>
    <name>OfficerDesk</name>
    <message>
        <source>%1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam</translation>
    </message>
    <message>
        <source>%1 jam %2 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam %2 menit</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Tinggalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilar</translation>
    </message>
    <message>
        <source>Tinggalkan meja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilar meja</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Permohonan ini sudah berubah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonan niki sampun gantos.</translation>
    </message>
    <message>
        <source>Hadir tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hadire disimpen teng kios.</translation>
    </message>
    <message>
        <source>Permohonan selesai. Tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonane rampung. Disimpen teng kios.</translation>
    </message>
    <message>
        <source>Tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen teng kios.</translation>
    </message>
    <message>
        <source>PIN baru tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN enggal disimpen teng kios.</translation>
    </message>
    <message>
        <source>Jam pulang tersimpan, menunggu pemeriksaan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mantuk kasimpen, nenggo dipriksa.</translation>
    </message>
    <message>
        <source>Sistem pusat mati: tercatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat mati: kacathet.</translation>
    </message>
    <message>
        <source>Sistem pusat hidup lagi: tercatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat urip malih: kacathet.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Lihat daftar yang baru di bawah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali daftar enggal teng ngandhap.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Presensi acak</translation>
    </message>
    <message>
        <source>Foto sebentar. Masih %1 menit.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto sekedhap. Kantun %1 menit.</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Warga memanggil petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Warga nimbali petugas</translation>
    </message>
    <message>
        <source>Saya datang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kulo dugi</translation>
    </message>
    <message>
        <source>Ada catatan yang belum selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten cathetan dereng rampung</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali</translation>
    </message>
    <message>
        <source>Jam kerja, buka rincian</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja, bukak rincian</translation>
    </message>
    <message>
        <source>Jam kerja hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja dinten niki</translation>
    </message>
    <message>
        <source>Jam kerja, hadir sejak %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja, hadir saking %1</translation>
    </message>
    <message>
        <source>dari %1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>saking %1 jam</translation>
    </message>
    <message>
        <source>Hadir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hadir</translation>
    </message>
    <message>
        <source>Catat hadir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet hadir</translation>
    </message>
    <message>
        <source>Permohonan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Permohonan hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonan dinten niki</translation>
    </message>
    <message>
        <source>Paling mendesak di atas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing paling kesusu nginggil</translation>
    </message>
    <message>
        <source>Belum ada permohonan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten permohonan</translation>
    </message>
    <message>
        <source>Permohonan baru muncul di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonan enggal medal teng mriki.</translation>
    </message>
</context>
<context>
    <name>OfficerDrafts</name>
    <message>
        <source>Catatan penyelesaian</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan rampung</translation>
    </message>
    <message>
        <source>Permohonan lewat telepon</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panyuwunan liwat telpon</translation>
    </message>
    <message>
        <source>Catatan kerja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan damel</translation>
    </message>
    <message>
        <source>Catatan petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan petugas</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Catatan yang belum selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan dereng rampung</translation>
    </message>
    <message>
        <source>Hanya Anda yang bisa membukanya. Disimpan 7 hari.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung panjenengan ingkang saged mbikak. Disimpen 7 dinten.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak</translation>
    </message>
    <message>
        <source>Semua catatan sudah selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedaya cathetan sampun rampung</translation>
    </message>
    <message>
        <source>Yang Anda tulis dan belum simpan muncul di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ingkang panjenengan serat lan dereng disimpen ketingal mriki.</translation>
    </message>
    <message>
        <source>Hapus catatan ini?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak cathetan punika?</translation>
    </message>
    <message>
        <source>Tulisan Anda tidak bisa dikembalikan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Seratan panjenengan mboten saged dipunwangsulaken.</translation>
    </message>
    <message>
        <source>Ya, hapus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Inggih, busak</translation>
    </message>
    <message>
        <source>Tidak, simpan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten, simpen</translation>
    </message>
</context>
<context>
    <name>OfficerForgotten</name>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Kemarin belum menutup hadir. Pulang pukul berapa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wingi dereng nutup hadir. Mantuk jam pinten?</translation>
    </message>
    <message>
        <source>%1 belum menutup hadir. Pulang pukul berapa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dereng nutup hadir. Mantuk jam pinten?</translation>
    </message>
    <message>
        <source>Hadir sejak %1. Jawaban Anda diperiksa atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hadir wiwit %1. Wangsulane dipriksa atasan.</translation>
    </message>
    <message>
        <source>Nanti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mengke</translation>
    </message>
    <message>
        <source>Nanti saja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mengke mawon</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Simpen</translation>
    </message>
    <message>
        <source>%1 kurang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 kirang</translation>
    </message>
    <message>
        <source>%1 tambah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 tambah</translation>
    </message>
    <message>
        <source>Saat balai tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wekdal balai tutup</translation>
    </message>
    <message>
        <source>Terakhir Anda pakai kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pungkasan ngangge kios</translation>
    </message>
    <message>
        <source>Jam lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam sanes</translation>
    </message>
    <message>
        <source>Jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Menit</translation>
    </message>
</context>
<context>
    <name>OfficerHours</name>
    <message>
        <source>%1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam</translation>
    </message>
    <message>
        <source>%1 jam %2 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam %2 menit</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lapangan</translation>
    </message>
    <message>
        <source>Rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Griya</translation>
    </message>
    <message>
        <source>Balai ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balai niki</translation>
    </message>
    <message>
        <source>Masih berjalan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Taksih mlampah</translation>
    </message>
    <message>
        <source>Kios sempat mati. Menurut jam kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios nate mati. Miturut jam kios.</translation>
    </message>
    <message>
        <source>Menurut Anda. Menunggu pemeriksaan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Miturut sampeyan. Nenggo dipriksa.</translation>
    </message>
    <message>
        <source>Belum ditutup, belum dihitung</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng ditutup, dereng dietang</translation>
    </message>
    <message>
        <source>Dari kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saking kota</translation>
    </message>
    <message>
        <source>Dari kota. Menunggu pemeriksaan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saking kota. Nenggo dipriksa.</translation>
    </message>
    <message>
        <source>Dihitung kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dietang kios</translation>
    </message>
    <message>
        <source>Kios mati, tidak dihitung merugikan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios mati, mboten ngrugekake</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat mati</translation>
    </message>
    <message>
        <source>Sambungan ke kota putus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sambungan dhateng kota pedhot</translation>
    </message>
    <message>
        <source>Waktu yang sama dihitung sekali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wekdal sing sami dietang sepisan</translation>
    </message>
    <message>
        <source>Istirahat menurut aturan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngaso miturut aturan</translation>
    </message>
    <message>
        <source>Tidak ditagih karena kios mati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten ditagih mergi kios mati</translation>
    </message>
    <message>
        <source>Ramadan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasa</translation>
    </message>
    <message>
        <source>Libur</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Prei</translation>
    </message>
    <message>
        <source>Cuti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cuti</translation>
    </message>
    <message>
        <source>Hari bebas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dinten bebas</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Jam kerja minggu lalu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja minggu kepengker</translation>
    </message>
    <message>
        <source>Jam kerja minggu ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja minggu niki</translation>
    </message>
    <message>
        <source>Di balai ini, dan balai lain menurut kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ing balai niki, lan balai sanes miturut kota.</translation>
    </message>
    <message>
        <source>Yang tercatat di balai ini saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing kacathet ing balai niki mawon.</translation>
    </message>
    <message>
        <source>Minggu ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Minggu niki</translation>
    </message>
    <message>
        <source>Minggu lalu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Minggu wingi</translation>
    </message>
    <message>
        <source>%1 menunggu pemeriksaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 nenggo dipriksa</translation>
    </message>
    <message>
        <source>Hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dinten niki</translation>
    </message>
    <message>
        <source>Belum ditutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng ditutup</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nenggo</translation>
    </message>
    <message>
        <source>Kios sempat mati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios nate mati</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>Tidak ada kehadiran di balai ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten hadir ing balai niki</translation>
    </message>
    <message>
        <source>Bila hadir di tempat lain, kota yang mencatatnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Menawi hadir ing panggenan sanes, kota sing nyathet.</translation>
    </message>
</context>
<context>
    <name>OfficerLeave</name>
    <message>
        <source>Balai RW lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balai RW sanes</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lapangan</translation>
    </message>
    <message>
        <source>Kerja di rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kerja ing griya</translation>
    </message>
    <message>
        <source>Pulang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mantuk</translation>
    </message>
    <message>
        <source>Telepon kantor</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Telpon kantor</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Cara lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cara sanes</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Pergi ke mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Badhe teng pundi?</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Tinggalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilar</translation>
    </message>
    <message>
        <source>Tinggalkan meja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilar meja</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Bisa dihubungi lewat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saged dihubungi lewat</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Tulis keterangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis katrangan</translation>
    </message>
    <message>
        <source>Boleh kosong. Hanya atasan yang membaca.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angsal kosong. Namung atasan sing maos.</translation>
    </message>
    <message>
        <source>Mengapa, di mana, dan nomor bila perlu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kenging nopo, ing pundi, nomer menawi perlu</translation>
    </message>
    <message>
        <source>Di mana, dan nomor bila perlu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ing pundi, lan nomer menawi perlu</translation>
    </message>
</context>
<context>
    <name>OfficerLocked</name>
    <message>
        <source>Tunjukkan kode buka</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne kode bukak</translation>
    </message>
    <message>
        <source>PIN terkunci.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PINe kekunci.</translation>
    </message>
    <message>
        <source>PIN salah sepuluh kali. Yang lain tetap bisa masuk.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN lepat ping sedoso. Liyane tetep saget mlebet.</translation>
    </message>
    <message>
        <source>Pindai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pindai</translation>
    </message>
    <message>
        <source>Pindai kode buka</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pindai kode bukak</translation>
    </message>
    <message>
        <source>QR di dalam kotak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>QR teng njero kothak</translation>
    </message>
    <message>
        <source>Tunjukkan QR yang dikirim atasan. Tahan diam sampai terbaca; layar HP seterang mungkin.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne QR sing dikirim atasan. Ampun obah dugi kewoco; layar HP sing paling padhang.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau pakai pemindai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, utawi ngge pemindai.</translation>
    </message>
    <message>
        <source>Minta atasan Anda membukanya. Sebutkan kode ini, atau kirim foto QR-nya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyuwun atasane sampeyan mbukak. Sebutne kode niki, utawi kirim foto QRe.</translation>
    </message>
    <message>
        <source>Kunci terbuka sendiri kalau kios tersambung. Kalau tidak, pindai QR yang dikirim atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kuncine mbukak piyambak menawi kiose nyambung. Menawi mboten, pindai QR sing dikirim atasan.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Kode ini tidak berlaku di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode niki mboten kangge teng mriki.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Minta kode baru kepada atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyuwun kode enggal teng atasan.</translation>
    </message>
</context>
<context>
    <name>OfficerMenu</name>
    <message>
        <source>Lainnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liyane</translation>
    </message>
    <message>
        <source>Ganti PIN</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti PIN</translation>
    </message>
    <message>
        <source>Catatan balai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja</translation>
    </message>
    <message>
        <source>Jam kerja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam kerja</translation>
    </message>
    <message>
        <source>Sistem pusat hidup lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat urip malih</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat mati</translation>
    </message>
    <message>
        <source>Cocokkan jam dengan kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne jam kalih kota</translation>
    </message>
    <message>
        <source>Kiriman ke kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kiriman teng kota</translation>
    </message>
    <message>
        <source>Latihan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Basa</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teks ageng</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>OfficerNotes</name>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Catatan balai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan balai</translation>
    </message>
    <message>
        <source>Catat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet</translation>
    </message>
    <message>
        <source>Catat persoalan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet prekawis</translation>
    </message>
    <message>
        <source>Catat kunjungan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet tamu</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam</translation>
    </message>
    <message>
        <source>%1 hari</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dinten</translation>
    </message>
    <message>
        <source>Dikerjakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun garap</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Diteruskan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun terusaken</translation>
    </message>
    <message>
        <source>Tidak bisa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten saged</translation>
    </message>
    <message>
        <source>Baru</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Enggal</translation>
    </message>
    <message>
        <source>Aduan layanan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wadulan layanan</translation>
    </message>
    <message>
        <source>Aduan fasilitas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wadulan fasilitas</translation>
    </message>
    <message>
        <source>Aduan lingkungan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wadulan lingkungan</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liyane</translation>
    </message>
    <message>
        <source>Aduan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wadulan</translation>
    </message>
    <message>
        <source>Persoalan warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Prekawis warga</translation>
    </message>
    <message>
        <source>Belum ada persoalan tercatat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten prekawis</translation>
    </message>
    <message>
        <source>Belum ada aduan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten wadulan</translation>
    </message>
    <message>
        <source>Yang Anda lihat di lingkungan dicatat di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ingkang panjenengan priksani dipun cathet mriki.</translation>
    </message>
    <message>
        <source>Aduan warga di kios ini muncul di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wadulan warga teng kios niki medal mriki.</translation>
    </message>
    <message>
        <source>Masuk %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mlebet %1</translation>
    </message>
    <message>
        <source>Terlambat %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Telat %1</translation>
    </message>
    <message>
        <source>Jawab dalam %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsuli %1</translation>
    </message>
</context>
<context>
    <name>OfficerNumbers</name>
    <message>
        <source>Angka saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka kula</translation>
    </message>
    <message>
        <source>Apa yang menurut Anda tidak benar?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo sing miturut sampeyan mboten leres?</translation>
    </message>
    <message>
        <source>Orang di kota membacanya dan menjawab.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tiyang teng kota maos lan njawab.</translation>
    </message>
    <message>
        <source>Tulis dulu, satu kalimat saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis riyin, setunggal ukara mawon.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Kirim keberatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirim keberatan</translation>
    </message>
</context>
<context>
    <name>OfficerPin</name>
    <message>
        <source>Kode belum cocok.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kodene dereng cocok.</translation>
    </message>
    <message>
        <source>PIN lama belum cocok.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN lami dereng cocok.</translation>
    </message>
    <message>
        <source>Belum cocok. Tunggu dulu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng cocok. Ditenggo riyin.</translation>
    </message>
    <message>
        <source>Kedua PIN berbeda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN kalih-kalihe bedho.</translation>
    </message>
    <message>
        <source>Itu PIN yang lama.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niku PIN sing lami.</translation>
    </message>
    <message>
        <source>Angka berulang mudah ditebak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka kembar gampil dibedhek.</translation>
    </message>
    <message>
        <source>Angka berurutan mudah ditebak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka urut gampil dibedhek.</translation>
    </message>
    <message>
        <source>Pola ini mudah ditebak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pola niki gampil dibedhek.</translation>
    </message>
    <message>
        <source>Tanggal mudah ditebak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanggal gampil dibedhek.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Coba lagi. Sisa %1 kali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dicoba malih. Kantun ping %1.</translation>
    </message>
    <message>
        <source>Ketik PIN baru dari awal.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik PIN enggal saking awal.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Pilih enam angka lain.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pilih enem angka liyane.</translation>
    </message>
    <message>
        <source>Memeriksa …</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mriksa …</translation>
    </message>
    <message>
        <source>Ketik kode dari kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik kode saking kota</translation>
    </message>
    <message>
        <source>Ketik PIN lama</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik PIN lami</translation>
    </message>
    <message>
        <source>Pilih PIN baru</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pilih PIN enggal</translation>
    </message>
    <message>
        <source>Ketik PIN baru sekali lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik PIN enggal sepisan malih</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Simpen</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Delapan angka, diberikan langsung oleh atasan atau admin.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wolung angka, diparingi langsung kalih atasan utawi admin.</translation>
    </message>
    <message>
        <source>Hanya sekali pakai, dan ada batas waktunya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung saget sepisan, lan wonten watese wekdal.</translation>
    </message>
    <message>
        <source>Sesudah itu, pilih enam angka yang baru.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakbibare niku, pilih enem angka enggal.</translation>
    </message>
    <message>
        <source>Enam angka, jangan berulang atau berurutan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Enem angka, ampun kembar utawi urut.</translation>
    </message>
    <message>
        <source>Jangan tanggal lahir Anda atau keluarga.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ampun tanggal laire sampeyan utawi keluarga.</translation>
    </message>
    <message>
        <source>Jangan beri tahu siapa pun, termasuk atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ampun disanjangne sinten-sinten, nggih atasan.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 menit lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih %1 menit engkas.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 detik lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih %1 detik engkas.</translation>
    </message>
</context>
<context>
    <name>OfficerPractice</name>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Latihan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gladhen</translation>
    </message>
    <message>
        <source>Mulai latihan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wiwit gladhen</translation>
    </message>
    <message>
        <source>Warga tidak bisa memakai kios selama latihan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Warga mboten saged ngangge kios salebeting gladhen.</translation>
    </message>
    <message>
        <source>Kalau ada yang memanggil petugas, latihan berhenti sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Menawi wonten ingkang nimbali petugas, gladhen mandheg piyambak.</translation>
    </message>
    <message>
        <source>Semua warga dan permohonan karangan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedaya warga lan panyuwunan namung damelan.</translation>
    </message>
    <message>
        <source>Tidak ada yang disimpan atau dikirim ke kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten ingkang disimpen utawi dikirim dhateng kutha.</translation>
    </message>
    <message>
        <source>Layarnya berbingkai garis merah dengan kata LATIHAN.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layaripun mawi pigura garis abrit kaliyan tembung LATIHAN.</translation>
    </message>
</context>
<context>
    <name>OfficerPresence</name>
    <message>
        <source>Toleh pelan ke kiri</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Noleh teng kiwo</translation>
    </message>
    <message>
        <source>Toleh pelan ke kanan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Noleh teng tengen</translation>
    </message>
    <message>
        <source>Tetap lihat lurus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tetep ningali lurus</translation>
    </message>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kepetengen. Madosi panggonan sing langkung padhang.</translation>
    </message>
    <message>
        <source>Terlalu silau. Jauhi jendela di belakang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kesilauen. Nebih saking jendela wingking.</translation>
    </message>
    <message>
        <source>Wajah belum terlihat. Lihat ke kamera.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Raine dereng ketingal. Ningali kamera.</translation>
    </message>
    <message>
        <source>Lebih dari satu wajah. Foto sendirian.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rai langkung saking setunggal. Foto piyambakan.</translation>
    </message>
    <message>
        <source>Masih bergerak. Diam sebentar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tasik obah. Mendel sekedhap.</translation>
    </message>
    <message>
        <source>Kode lama sudah habis. Pakai kode baru ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode lami sampun telas. Ngge kode enggal niki.</translation>
    </message>
    <message>
        <source>Kamera terputus. Coba lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot. Dicoba malih.</translation>
    </message>
    <message>
        <source>Wajah hilang di gambar terakhir. Ulangi bila bisa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Raine ical teng gambar terakhir. Baleni yen saget.</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Lihat lurus ke kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ningali teng kamera</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Presensi acak</translation>
    </message>
    <message>
        <source>Foto hadir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto hadir</translation>
    </message>
    <message>
        <source>Lalu %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terus %1</translation>
    </message>
    <message>
        <source>Gambar %1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gambar %1 saking %2</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pakek</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
    <message>
        <source>Tunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tenggo</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu tekan Coba lagi. Hadir belum tercatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, terus pencet Coba malih. Hadire dereng dicathet.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan. Hadir belum tercatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen. Hadire dereng dicathet.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi, tulis hadir di kertas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Nyuwun tulung teknisi, hadire ditulis teng kertas.</translation>
    </message>
    <message>
        <source>Loket %1 · kode %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1 · kode %2</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun cetho?</translation>
    </message>
    <message>
        <source>Wajah terlihat dan kode terbaca.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Raine ketingal lan kodene saget diwoco.</translation>
    </message>
    <message>
        <source>Kamera hanya memberi %1 gambar. Boleh dipakai, atasan akan memeriksa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane namung maringi %1 gambar. Saget diengge, atasan mangke mriksa.</translation>
    </message>
    <message>
        <source>Ini bukan kamera kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niki sanes kamera kios</translation>
    </message>
    <message>
        <source>Kamera lain. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamera liyane. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Panggil teknisi. Hadir tetap dicatat dan akan diperiksa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyuwun tulung teknisi. Hadire tetep dicathet lan badhe dipriksa.</translation>
    </message>
    <message>
        <source>Satu wajah terlihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketingal rai setunggal</translation>
    </message>
    <message>
        <source>Cukup terang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cekap padhang</translation>
    </message>
    <message>
        <source>Tidak bergerak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten obah</translation>
    </message>
    <message>
        <source>Kode acak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode acak</translation>
    </message>
    <message>
        <source>Ada di foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten teng foto</translation>
    </message>
    <message>
        <source>Foto dilihat atasan Anda. Tidak ada pengenal wajah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Atasan mirsani fotone. Tanpa pengenal rai.</translation>
    </message>
    <message>
        <source>Bekerja di mana, sesi malam?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kerja ing pundi, sesi dalu?</translation>
    </message>
    <message>
        <source>Bekerja di mana, sesi siang?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kerja ing pundi, sesi awan?</translation>
    </message>
    <message>
        <source>Balai RW</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balai RW</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lapangan</translation>
    </message>
    <message>
        <source>Rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Griya</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Baleni</translation>
    </message>
</context>
<context>
    <name>OfficerRequest</name>
    <message>
        <source>Masuk %1 · sedang dilayani</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mlebet %1 · nembe dilayani</translation>
    </message>
    <message>
        <source>Masuk %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mlebet %1</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Ambil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Langkah lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Langkah sanes</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Sudah diambil petugas lain.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dipendhet petugas liyane.</translation>
    </message>
    <message>
        <source>Anda melayani permohonan ini. Tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampeyan ngladosi permohonan niki. Disimpen teng kios.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Isian sudah tidak ada di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Isiane sampun mboten wonten teng kios</translation>
    </message>
    <message>
        <source>Lihat isian ini di sistem kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali isian niki teng sistem kota.</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali</translation>
    </message>
    <message>
        <source>Sentuh untuk besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet kangge ageng</translation>
    </message>
    <message>
        <source>Foto di kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Fotone teng kota</translation>
    </message>
    <message>
        <source>Dibawa, tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dibeto, tanpa foto</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten</translation>
    </message>
    <message>
        <source>Dari HP warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saking HP warga</translation>
    </message>
</context>
<context>
    <name>OfficerSignIn</name>
    <message>
        <source>Memeriksa PIN …</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mriksa PIN …</translation>
    </message>
    <message>
        <source>PIN %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN %1</translation>
    </message>
    <message>
        <source>Siapa yang bertugas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sinten sing tugas?</translation>
    </message>
    <message>
        <source>Tunjukkan lencana Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne lencanane sampeyan</translation>
    </message>
    <message>
        <source>Ketik PIN Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik PINe sampeyan</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mlebet</translation>
    </message>
    <message>
        <source>Belum ada petugas terdaftar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten petugas didaftar</translation>
    </message>
    <message>
        <source>Sambungkan kios ke kota. Daftar petugas datang sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sambungne kios teng kota. Daftar petugas dugi piyambak.</translation>
    </message>
    <message>
        <source>QR lencana di dalam kotak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>QR lencana teng njero kothak</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, pakai pemindai, atau pilih nama.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, ngge pemindai, utawi pilih nami.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau pakai pemindai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, utawi ngge pemindai.</translation>
    </message>
    <message>
        <source>Lencana sudah dibaca</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lencanane sampun diwoco</translation>
    </message>
    <message>
        <source>Sekarang ketik PIN pemilik lencana ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakniki ketik PIN sing gadhah lencana niki.</translation>
    </message>
    <message>
        <source>PIN belum cocok.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PINe dereng cocok.</translation>
    </message>
    <message>
        <source>PIN belum cocok. Tunggu dulu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng cocok. Ditenggo riyin.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>PIN baru tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN enggal disimpen teng kios.</translation>
    </message>
    <message>
        <source>Kunci sudah dibuka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kuncine sampun dibukak.</translation>
    </message>
    <message>
        <source>Coba lagi. Sisa %1 kali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dicoba malih. Kantun ping %1.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Masuk dengan PIN itu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mlebet ngge PIN niku.</translation>
    </message>
    <message>
        <source>Silakan masuk lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Monggo mlebet malih.</translation>
    </message>
    <message>
        <source>Pilih nama</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pilih nami</translation>
    </message>
    <message>
        <source>Pakai lencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngge lencana</translation>
    </message>
    <message>
        <source>Lencana lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lencana liyane</translation>
    </message>
    <message>
        <source>Buat PIN</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Damel PIN</translation>
    </message>
    <message>
        <source>Sentuh nama Anda dulu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet namine sampeyan riyin</translation>
    </message>
    <message>
        <source>Tunjukkan lencana dulu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne lencana riyin</translation>
    </message>
    <message>
        <source>PIN pemilik lencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN sing gadhah lencana</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 menit lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih %1 menit engkas.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 detik lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih %1 detik engkas.</translation>
    </message>
</context>
<context>
    <name>OfficerStep</name>
    <message>
        <source>Kembalikan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulaken</translation>
    </message>
    <message>
        <source>Hentikan jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kendelaken jam</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Simpen</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Untuk warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kangge warga</translation>
    </message>
    <message>
        <source>Ke meja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dhateng meja</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbalik</translation>
    </message>
    <message>
        <source>Foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Tidak ada pilihan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten pilihan</translation>
    </message>
    <message>
        <source>Daftarnya datang dari kota. Coba lagi nanti.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Daftaripun saking kutha. Mangke malih.</translation>
    </message>
    <message>
        <source>Tunjukkan kode QR di tanda terima. PIN-nya tidak disimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhaken kode QR teng tandha trima. PIN mboten disimpen.</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, atau ketik nomornya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, utawi ketik nomeripun.</translation>
    </message>
    <message>
        <source>Ketik nomornya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik nomeripun</translation>
    </message>
    <message>
        <source>Simpan tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Simpen tanpa foto</translation>
    </message>
    <message>
        <source>Warga boleh memotret layar ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Warga saged motret layar niki.</translation>
    </message>
</context>
<context>
    <name>OfficerSteps</name>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Langkah %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Langkah %1</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulaken</translation>
    </message>
    <message>
        <source>Jam berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mandheg</translation>
    </message>
    <message>
        <source>Jam jalan lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mlampah malih</translation>
    </message>
    <message>
        <source>Tanya dinas lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tangled dinas sanes</translation>
    </message>
    <message>
        <source>Serahkan ke dinas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasrah dhateng dinas</translation>
    </message>
    <message>
        <source>Serahkan ke rekan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasrah dhateng kanca</translation>
    </message>
    <message>
        <source>Foto surat susulan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto serat susulan</translation>
    </message>
    <message>
        <source>Sudah diambil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dipendhet</translation>
    </message>
    <message>
        <source>%1 menjawab %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 mangsuli %2</translation>
    </message>
    <message>
        <source>Ditanyakan ke %1, %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditangletaken %1, %2</translation>
    </message>
    <message>
        <source>Belum dijawab, lewat waktu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng dipun wangsuli, kasep</translation>
    </message>
    <message>
        <source>Jawaban dalam %1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulan %1 menit</translation>
    </message>
    <message>
        <source>Jawaban dalam %1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulan %1 jam</translation>
    </message>
    <message>
        <source>Warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Warga</translation>
    </message>
    <message>
        <source>Petugas lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas sanes</translation>
    </message>
</context>
<context>
    <name>OfficerSync</name>
    <message>
        <source>baru saja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>nembe mawon</translation>
    </message>
    <message>
        <source>%1 menit lalu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit kepungkur</translation>
    </message>
    <message>
        <source>%1 jam lalu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam kepungkur</translation>
    </message>
    <message>
        <source>%1 hari lalu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dinten kepungkur</translation>
    </message>
    <message>
        <source>Loket %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Loket %1</translation>
    </message>
    <message>
        <source>Kiriman ke kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kiriman teng kota</translation>
    </message>
    <message>
        <source>Mengirim catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngirim cathetan</translation>
    </message>
    <message>
        <source>Semua sudah diterima kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedoyo sampun ditampi kota.</translation>
    </message>
    <message>
        <source>Foto surat dikirim mulai %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto surat dikirim mulai %1.</translation>
    </message>
    <message>
        <source>Tersimpan di kios, menunggu giliran.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen teng kios, nenggo giliran.</translation>
    </message>
    <message>
        <source>Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.</source>
        <translation>Internete mati. Permohonane tetep disimpen, mangke dikirim.</translation>
    </message>
    <message>
        <source>Mencoba</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyoba</translation>
    </message>
    <message>
        <source>Coba kirim</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dicoba kirim</translation>
    </message>
    <message>
        <source>Coba kirim sekarang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dicoba kirim sakniki</translation>
    </message>
    <message>
        <source>Perlu perhatian</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kedah dipriksa</translation>
    </message>
    <message>
        <source>Jaringan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jaringan</translation>
    </message>
    <message>
        <source>Tersambung</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyambung</translation>
    </message>
    <message>
        <source>Internet mati</source>
        <translation>Internete mati</translation>
    </message>
    <message>
        <source>Memeriksa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mriksa</translation>
    </message>
    <message>
        <source>Kontak terakhir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kontak terakhir</translation>
    </message>
    <message>
        <source>belum pernah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dereng nate</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Catatan menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan nenggo</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>mboten wonten</translation>
    </message>
    <message>
        <source>Foto menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto nenggo</translation>
    </message>
    <message>
        <source>%1 surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 surat</translation>
    </message>
    <message>
        <source>%1 hadir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 hadir</translation>
    </message>
    <message>
        <source>%1 hadir, %2 surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 hadir, %2 surat</translation>
    </message>
    <message>
        <source>Menunggu sejak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nenggo saking</translation>
    </message>
    <message>
        <source>Kecepatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kecepatan</translation>
    </message>
    <message>
        <source>%1 per detik</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 per detik</translation>
    </message>
    <message>
        <source>%1 per detik, %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 per detik, %2</translation>
    </message>
    <message>
        <source>Jam foto surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam foto surat</translation>
    </message>
    <message>
        <source>%1 sampai %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dugi %2</translation>
    </message>
    <message>
        <source>Simpan ke flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Simpen teng flashdisk</translation>
    </message>
    <message>
        <source>Ambil balasan dari flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet balesan saking flashdisk</translation>
    </message>
    <message>
        <source>Bawakan kiriman balai lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbetokne kiriman balai liyane</translation>
    </message>
    <message>
        <source>Kalau di sini tidak ada internet</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Menawi mriki mboten wonten internet</translation>
    </message>
    <message>
        <source>Jawaban kota yang dibawa kembali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulan kota sing dibeto mbalik</translation>
    </message>
    <message>
        <source>Kalau di sini ada internet</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Menawi mriki wonten internet</translation>
    </message>
    <message>
        <source>Flashdisk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Flashdisk</translation>
    </message>
    <message>
        <source>Untuk menyimpan ke flashdisk, petugas masuk dulu, lalu buka Lainnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kangge nyimpen teng flashdisk, petugas mlebet riyin, terus bukak Liyane.</translation>
    </message>
</context>
<context>
    <name>OfficerWork</name>
    <message>
        <source>Kerja hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Garapan</translation>
    </message>
    <message>
        <source>Apa rencana Anda hari ini?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo rencana sampeyan dinten niki?</translation>
    </message>
    <message>
        <source>Tulis tugasnya saja, tanpa nama warga.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis tugase mawon, tanpa nami warga.</translation>
    </message>
    <message>
        <source>Tulis dulu rencananya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis riyin rencanane.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Simpen</translation>
    </message>
    <message>
        <source>Catat pekerjaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet garapan</translation>
    </message>
    <message>
        <source>Apa yang Anda kerjakan?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo sing sampeyan garap?</translation>
    </message>
    <message>
        <source>Apa hasilnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo hasile?</translation>
    </message>
    <message>
        <source>Apa manfaatnya bagi warga?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo manfaate kangge warga?</translation>
    </message>
    <message>
        <source>Kegiatannya, tanpa nama atau NIK warga.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kegiatane, tanpa nami utawi NIK warga.</translation>
    </message>
    <message>
        <source>Yang selesai dikerjakan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing sampun rampung.</translation>
    </message>
    <message>
        <source>Boleh kosong.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angsal kosong.</translation>
    </message>
    <message>
        <source>Tulis dulu, satu kalimat saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis riyin, setunggal ukara mawon.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Ubah catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Owahi cathetan</translation>
    </message>
</context>
<context>
    <name>OthersModel</name>
    <message>
        <source>Cek surat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cek surat</translation>
    </message>
    <message>
        <source>Data saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Datane kulo</translation>
    </message>
    <message>
        <source>Nomor antrean</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer antrean</translation>
    </message>
    <message>
        <source>Petugas hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas sakniki</translation>
    </message>
    <message>
        <source>Saya kembali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kulo mbalik</translation>
    </message>
    <message>
        <source>Nilai layanan ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilai layanan niki</translation>
    </message>
</context>
<context>
    <name>PadQuestion</name>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Contoh: 0812 3456 7890</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Contone: 0812 3456 7890</translation>
    </message>
    <message>
        <source>angka</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>angka</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Halaman sebelumnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Halaman sakderenge</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2</translation>
    </message>
    <message>
        <source>Halaman berikutnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Halaman sakbibare</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Apa yang Anda bawa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo sing sampeyan beto?</translation>
    </message>
    <message>
        <source>Bacakan: apa yang dibutuhkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Waosaken: punapa ingkang kedah wonten</translation>
    </message>
    <message>
        <source>%1. Sentuh setiap surat yang ada. Halaman %2 dari %3.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1. Pencet surat sing wonten. Halaman %2 saking %3.</translation>
    </message>
    <message>
        <source>%1. Sentuh setiap surat yang ada.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1. Pencet surat sing wonten.</translation>
    </message>
    <message>
        <source>Sentuh setiap surat yang ada. %1 dari %2.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet surat sing wonten. %1 saking %2.</translation>
    </message>
    <message>
        <source>Sentuh yang sudah dimiliki. Fotonya menyusul di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutul ingkang sampun kagungan. Fotonipun nyusul ing kios.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten</translation>
    </message>
    <message>
        <source>Belum</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng</translation>
    </message>
    <message>
        <source>Berkas sudah lengkap.</source>
        <translation>Berkase sampun lengkap.</translation>
    </message>
    <message>
        <source>Kurang satu: %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirang setunggal: %1.</translation>
    </message>
    <message>
        <source>Kurang %1 surat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirang %1 surat.</translation>
    </message>
    <message>
        <source>Boleh mulai sekarang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saget mulai sakniki.</translation>
    </message>
    <message>
        <source>Ambil dulu di rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipendhet riyin teng griyo</translation>
    </message>
    <message>
        <source>Bawa semua</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mbeto sedoyo</translation>
    </message>
    <message>
        <source>Tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Terus.</translation>
    </message>
</context>
<context>
    <name>PeopleQuestion</name>
    <message>
        <source>Tulis satu nama, lalu tekan Tambah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis nami setunggal, terus pencet Tambah.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Tambah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Hapus nama ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Busak nami niki</translation>
    </message>
</context>
<context>
    <name>PracticeFrame</name>
    <message>
        <source>LATIHAN</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Semua data karangan. Tidak ada yang disimpan atau dikirim.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedaya data namung damelan. Mboten wonten ingkang disimpen utawi dikirim.</translation>
    </message>
    <message>
        <source>Selesai latihan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung gladhen</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message>
        <source>Sedang dicetak…</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nembe dicetak…</translation>
    </message>
    <message>
        <source>Sudah tercetak?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun medal?</translation>
    </message>
    <message>
        <source>Simpan kertasnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kertase disimpen.</translation>
    </message>
    <message>
        <source>Kertas habis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kertase telas.</translation>
    </message>
    <message>
        <source>Printer belum siap.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Printere dereng siap.</translation>
    </message>
    <message>
        <source>Belum keluar?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng medal?</translation>
    </message>
    <message>
        <source>Cetak lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cetak malih</translation>
    </message>
    <message>
        <source>Cetak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Belum</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Nggih</translation>
    </message>
</context>
<context>
    <name>QueueAbout</name>
    <message>
        <source>Mau ketemu petugas soal apa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Badhe kepanggih petugas bab nopo?</translation>
    </message>
    <message>
        <source>Tanya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanglet</translation>
    </message>
</context>
<context>
    <name>QueueArea</name>
    <message>
        <source>Petugas tidak ada?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugase mboten wonten?</translation>
    </message>
    <message>
        <source>Kami laporkan ke kota. Nama Anda tidak dicatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dilaporne teng kota. Namine sampeyan mboten dicathet.</translation>
    </message>
    <message>
        <source>Tidak jadi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten sios</translation>
    </message>
    <message>
        <source>Ya, laporkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nggih, laporne</translation>
    </message>
</context>
<context>
    <name>QueueDuty</name>
    <message>
        <source>Petugas hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas sakniki</translation>
    </message>
    <message>
        <source>Belum ada petugas yang mencatat hadir</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten petugas sing nyathet hadir</translation>
    </message>
    <message>
        <source>Balai sedang tutup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balaine nembe tutup</translation>
    </message>
    <message>
        <source>Ambil nomor</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet nomer</translation>
    </message>
    <message>
        <source>%1, sampai %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, dugi %2</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukak %1</translation>
    </message>
    <message>
        <source>Hari ini libur. Kios tetap melayani Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dinten niki prei. Kiose tetep ngladosi sampeyan.</translation>
    </message>
    <message>
        <source>Gratis, siapa pun petugasnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gratis, sinten mawon petugase.</translation>
    </message>
    <message>
        <source>Laporan belum bisa disimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Laporane dereng saget disimpen.</translation>
    </message>
    <message>
        <source>Pukul %1 dilaporkan ke kota: petugas tidak ada.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam %1 dilaporne kota: petugas mboten wonten.</translation>
    </message>
    <message>
        <source>Tanya pengurus RW, atau telepon 112. Gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanglet pengurus RW, utawi telpon 112. Gratis.</translation>
    </message>
    <message>
        <source>Jawaban paling lambat %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dijawab paling lambat %1.</translation>
    </message>
    <message>
        <source>Petugas tidak ada</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas mboten wonten</translation>
    </message>
</context>
<context>
    <name>QueueNumber</name>
    <message>
        <source>Nomor Anda dipanggil. Datang ke meja petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomere sampeyan ditimbali. Monggo teng mejane petugas.</translation>
    </message>
    <message>
        <source>Anda berikutnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakbibare niki sampeyan.</translation>
    </message>
    <message>
        <source>%1 orang di depan Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 tiyang teng ngajeng.</translation>
    </message>
    <message>
        <source>Lama tunggu: belum cukup data</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dangune nenggo: datane dereng cekap</translation>
    </message>
    <message>
        <source>Biasanya sekitar %1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Biasane kinten-kinten %1 menit</translation>
    </message>
    <message>
        <source>Biasanya %1 sampai %2 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Biasane %1 dugi %2 menit</translation>
    </message>
    <message>
        <source>Nomor Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomere sampeyan</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Nomor antrean Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer antreane sampeyan</translation>
    </message>
    <message>
        <source>Ingat nomor ini. Setiap panggilan disebut dua kali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Emuten nomer niki. Ditimbali ping kalih.</translation>
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
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampeyan sepuh, ngandhut, utawi penyandang disabilitas?</translation>
    </message>
    <message>
        <source>Tidak perlu bukti. Kalau ya, Anda didahulukan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten perlu bukti. Menawi nggih, sampeyan dirumiyinne.</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Nggih</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>Mboten</translation>
    </message>
    <message>
        <source>Nomor belum bisa dibuat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomere dereng saget didamel.</translation>
    </message>
    <message>
        <source>Datang langsung ke meja petugas. Anda tetap dilayani, gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Monggo langsung teng mejane petugas. Sampeyan tetep diladosi, gratis.</translation>
    </message>
</context>
<context>
    <name>RequestLine</name>
    <message>
        <source>%1 · saya layani</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 · kulo ladosi</translation>
    </message>
    <message>
        <source>%1 · dilayani</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 · dilayani</translation>
    </message>
</context>
<context>
    <name>ResidentArea</name>
    <message>
        <source>Batalkan permohonan?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonane dibatalne?</translation>
    </message>
    <message>
        <source>Isian dan foto akan dihapus dari kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Isian lan foto badhe dibusak saking kios niki.</translation>
    </message>
    <message>
        <source>Ya, hapus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nggih, busak</translation>
    </message>
    <message>
        <source>Tidak, lanjut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten, terus</translation>
    </message>
</context>
<context>
    <name>ReturnCode</name>
    <message>
        <source>Kode berisi 9 huruf dan angka. Lihat lagi satu per satu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kodene 9 huruf lan angka. Tingali malih siji-siji.</translation>
    </message>
    <message>
        <source>Daftar suratnya sudah berubah. Tekan Kembali, lalu pilih layanan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Daftar surate sampun gantos. Pencet Mbalik, terus pilih layanan.</translation>
    </message>
    <message>
        <source>Apa kode kembali Anda?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo kode mbalike sampeyan?</translation>
    </message>
    <message>
        <source>Ada di kertas atau foto Anda.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten teng kertas utawi fotone sampeyan.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>%1 dari %2 tanda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2 tanda</translation>
    </message>
    <message>
        <source>Pindai kertas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pindai kertas</translation>
    </message>
</context>
<context>
    <name>ReturnScan</name>
    <message>
        <source>Tunjukkan kertas ke kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne kertase teng kamera</translation>
    </message>
    <message>
        <source>Daftar suratnya sudah berubah. Pilih layanan dari awal.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Daftar surate sampun gantos. Pilih layanan saking awal.</translation>
    </message>
    <message>
        <source>Itu bukan kode kembali. Cari kertas “Ambil dulu di rumah”.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niku sanes kode mbalik. Padosi kertas “Ambil dulu di rumah”.</translation>
    </message>
    <message>
        <source>Bagian yang ada kotak hitam putih.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bagian sing wonten kothak ireng putih.</translation>
    </message>
    <message>
        <source>Ketik saja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik mawon</translation>
    </message>
    <message>
        <source>Kode bisa diketik saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kodene saget diketik mawon.</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Batal</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Buka tirai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukak tirai</translation>
    </message>
    <message>
        <source>Tirai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tirai</translation>
    </message>
    <message>
        <source>Tirai tertutup. Sentuh untuk membuka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tiraine ditutup. Pencet kangge mbukak.</translation>
    </message>
    <message>
        <source>Tirai menutup jawaban ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tirai nutupi wangsulan niki</translation>
    </message>
    <message>
        <source>Sentuh untuk membuka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet kangge mbukak.</translation>
    </message>
    <message>
        <source>Lewat telepon</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwat telpon</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Tulis dengan kata sendiri</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis ngge tembung piyambak</translation>
    </message>
    <message>
        <source>Misalnya “anak lahir” atau “pindah”.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Umpamane “anak lahir” utawi “pindah”.</translation>
    </message>
    <message>
        <source>Surat yang cocok muncul di sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surat sing cocok medal teng mriki.</translation>
    </message>
    <message>
        <source>Belum ketemu. Coba kata lain, atau tekan Kembali lalu Lainnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng ketemu. Coba tembung liyane, utawi pencet Mbalik terus Liyane.</translation>
    </message>
</context>
<context>
    <name>SendingWords</name>
    <message>
        <source>kurang dari 1 menit lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kirang saking 1 menit malih</translation>
    </message>
    <message>
        <source>kira-kira %1 menit lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kinten-kinten %1 menit malih</translation>
    </message>
    <message>
        <source>sekitar %1 jam lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kinten-kinten %1 jam malih</translation>
    </message>
    <message>
        <source>sekitar %1 hari lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kinten-kinten %1 dinten malih</translation>
    </message>
    <message>
        <source>lebih dari seminggu lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>langkung saking seminggu malih</translation>
    </message>
    <message>
        <source>sebentar lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>sekedhap malih</translation>
    </message>
    <message>
        <source>%1 menit lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit malih</translation>
    </message>
    <message>
        <source>%1 jam lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam malih</translation>
    </message>
    <message>
        <source>%1 hari lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 dinten malih</translation>
    </message>
    <message>
        <source>Mengirim %1 foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngirim %1 foto</translation>
    </message>
    <message>
        <source>Mengirim %1 dari %2 foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngirim %1 saking %2 foto</translation>
    </message>
    <message>
        <source>%1 dari %2 foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2 foto</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 catatan, %2 foto menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 cathetan, %2 foto nenggo</translation>
    </message>
    <message>
        <source>%1 foto menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 foto nenggo</translation>
    </message>
    <message>
        <source>%1 catatan menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 cathetan nenggo</translation>
    </message>
    <message>
        <source>%1 menunggu dikirim</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 nenggo dikirim</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Umur mulai bekerja menurut NIP ini tidak biasa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Umur mulai nyambut damel miturut NIP niki mboten biasa.</translation>
    </message>
    <message>
        <source>Tahun mulai bekerja menurut NIP ini tidak biasa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Taun mulai nyambut damel miturut NIP niki mboten biasa.</translation>
    </message>
    <message>
        <source>Cocokkan dengan kartu pegawai. Kalau sama, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne kalih kartu pegawai. Menawi sami, pencet Terus.</translation>
    </message>
    <message>
        <source>NIK ini sama dengan NIK orang lain di isian ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK niki sami kalih NIK tiyang liyane teng isian niki.</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP. Kalau memang sama, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne kalih KTP. Menawi pancen sami, pencet Terus.</translation>
    </message>
    <message>
        <source>Isi dulu, lalu tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Diisi riyin, terus pencet Terus.</translation>
    </message>
    <message>
        <source>Hanya angka. Ketik angkanya saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung angka. Ketik angkane mawon.</translation>
    </message>
    <message>
        <source>Nama tidak memakai angka. Hapus angkanya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nami mboten ngge angka. Busak angkane.</translation>
    </message>
    <message>
        <source>Ketik dengan angka 0 sampai 9.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik ngge angka 0 dugi 9.</translation>
    </message>
    <message>
        <source>Ada tanda yang tidak terlihat. Hapus, lalu ketik lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten tanda sing mboten ketingal. Busak, terus ketik malih.</translation>
    </message>
    <message>
        <source>Ada gambar atau tanda khusus. Pakai huruf biasa saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten gambar utawi tanda khusus. Ngge huruf biasa mawon.</translation>
    </message>
    <message>
        <source>Tulis dengan huruf A sampai Z, seperti di KTP.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis ngge huruf A dugi Z, kados teng KTP.</translation>
    </message>
    <message>
        <source>Belum ada hurufnya. Tulis dengan huruf.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten hurufe. Tulis ngge huruf.</translation>
    </message>
    <message>
        <source>Masih terlalu pendek. Tulis lebih lengkap.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tasik kecendhaken. Tulis langkung lengkap.</translation>
    </message>
    <message>
        <source>Terlalu panjang: %1 huruf. Tulis lebih singkat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kedawan: %1 huruf. Tulis langkung cekak.</translation>
    </message>
    <message>
        <source>Empat angka terakhir tidak mungkin 0000. Lihat KTP lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sekawan angka wingking mboten saget 0000. Tingali KTP malih.</translation>
    </message>
    <message>
        <source>Tanggal itu tidak ada di kalender. Periksa lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanggal niku mboten wonten teng kalender. Dipriksa malih.</translation>
    </message>
    <message>
        <source>Dua angka pertama tidak dikenal. Lihat kartu lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kalih angka ngajeng mboten dikenal. Tingali kartune malih.</translation>
    </message>
    <message>
        <source>Ada angka yang tidak cocok. Lihat kartu lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten angka sing mboten cocok. Tingali kartune malih.</translation>
    </message>
    <message>
        <source>Nomor HP dimulai 08. Periksa lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer HP mulai 08. Dipriksa malih.</translation>
    </message>
    <message>
        <source>Pakai nomor Indonesia, dimulai 08.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngge nomer Indonesia, mulai 08.</translation>
    </message>
    <message>
        <source>Pilih tanggal, bulan, dan tahun.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pilih tanggal, wulan, lan taun.</translation>
    </message>
    <message>
        <source>Tanggal itu belum terjadi. Periksa tahunnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanggal niku dereng kelampahan. Dipriksa taune.</translation>
    </message>
    <message>
        <source>Tahun itu terlalu lama. Periksa tahunnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Taun niku kedangon. Dipriksa taune.</translation>
    </message>
    <message>
        <source>Alamat surel seperti nama@contoh.id. Periksa lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Alamat email kados nama@contoh.id. Dipriksa malih.</translation>
    </message>
    <message>
        <source>Tulis jumlah uang dengan angka saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis gunggunge arto ngge angka mawon.</translation>
    </message>
    <message>
        <source>Jumlahnya terlalu besar. Periksa angkanya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gunggunge kekathahen. Dipriksa angkane.</translation>
    </message>
    <message>
        <source>Sentuh salah satu pilihan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet setunggal pilihan.</translation>
    </message>
    <message>
        <source>Sentuh Ya atau Tidak.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Nggih utawi Mboten.</translation>
    </message>
    <message>
        <source>Tulis satu nama, lalu tekan Tambah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis nami setunggal, terus pencet Tambah.</translation>
    </message>
    <message>
        <source>Belum cukup. Tambah satu lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng cekap. Tambah setunggal malih.</translation>
    </message>
    <message>
        <source>Sudah terlalu banyak: %1. Hapus yang tidak perlu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun kekathahen: %1. Busak sing mboten perlu.</translation>
    </message>
    <message>
        <source>Kode belum lengkap. Lihat kertas tanda terima.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kodene dereng lengkap. Tingali kertas tanda terima.</translation>
    </message>
    <message>
        <source>Tekan Ya kalau sudah Anda terima.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Nggih menawi sampun sampeyan tampi.</translation>
    </message>
    <message>
        <source>NIK belum diisi. Lihat KTP, ketik 16 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK dereng diisi. Tingali KTP, ketik 16 angka.</translation>
    </message>
    <message>
        <source>NIK hanya angka. Ketik 16 angka dari KTP.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK namung angka. Ketik 16 angka saking KTP.</translation>
    </message>
    <message>
        <source>NIK harus 16 angka. Baru %1 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK kedah 16 angka. Nembe %1 angka.</translation>
    </message>
    <message>
        <source>NIK harus 16 angka. Ini %1 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>NIK kedah 16 angka. Niki %1 angka.</translation>
    </message>
    <message>
        <source>Angka ke-7 sampai ke-12 tidak cocok. Lihat KTP lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka nomer 7 dugi 12 mboten cocok. Tingali KTP malih.</translation>
    </message>
    <message>
        <source>Nomor KK belum diisi. Lihat KK, ketik 16 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK dereng diisi. Tingali KK, ketik 16 angka.</translation>
    </message>
    <message>
        <source>Nomor KK hanya angka. Ketik 16 angka dari KK.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK namung angka. Ketik 16 angka saking KK.</translation>
    </message>
    <message>
        <source>Nomor KK harus 16 angka. Baru %1 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK kedah 16 angka. Nembe %1 angka.</translation>
    </message>
    <message>
        <source>Nomor KK harus 16 angka. Ini %1 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK kedah 16 angka. Niki %1 angka.</translation>
    </message>
    <message>
        <source>Empat angka terakhir tidak mungkin 0000. Lihat KK lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sekawan angka wingking mboten saget 0000. Tingali KK malih.</translation>
    </message>
    <message>
        <source>Angka ke-7 sampai ke-12 tidak cocok. Lihat KK lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka nomer 7 dugi 12 mboten cocok. Tingali KK malih.</translation>
    </message>
    <message>
        <source>Nomor HP belum diisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer HP dereng diisi.</translation>
    </message>
    <message>
        <source>Nomor HP hanya angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer HP namung angka.</translation>
    </message>
    <message>
        <source>Nomor HP kurang. Baru %1 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer HP kirang. Nembe %1 angka.</translation>
    </message>
    <message>
        <source>Nomor HP kelebihan: %1 angka. Periksa lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer HP kelangkungan: %1 angka. Dipriksa malih.</translation>
    </message>
    <message>
        <source>Sentuh satu pilihan atau lebih.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet setunggal pilihan utawi langkung.</translation>
    </message>
    <message>
        <source>Alamat terlalu pendek. Tulis jalan dan nomornya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Alamate kecendhaken. Tulis jalan lan nomere.</translation>
    </message>
    <message>
        <source>Tanggal di nomor ini tidak biasa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanggal teng nomer niki mboten biasa.</translation>
    </message>
    <message>
        <source>Cocokkan dengan kartu. Kalau sama, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne kalih kartu. Menawi sami, pencet Terus.</translation>
    </message>
    <message>
        <source>Angka ke-5 dan ke-6 tidak biasa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Angka nomer 5 lan 6 mboten biasa.</translation>
    </message>
    <message>
        <source>Menurut NIK ini umurnya belum 17 tahun.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Miturut NIK niki umure dereng 17 taun.</translation>
    </message>
    <message>
        <source>Cocokkan dengan KTP. Kalau sama, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne kalih KTP. Menawi sami, pencet Terus.</translation>
    </message>
    <message>
        <source>Ini seperti NIK, bukan nomor KK.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niki kados NIK, sanes nomer KK.</translation>
    </message>
    <message>
        <source>Nomor KK ada di atas lembar KK. Kalau sama, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer KK wonten nginggile KK. Menawi sami, pencet Terus.</translation>
    </message>
    <message>
        <source>Nomor HP ini tidak biasa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer HP niki mboten biasa.</translation>
    </message>
    <message>
        <source>Periksa lagi. Kalau benar, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipriksa malih. Menawi leres, pencet Terus.</translation>
    </message>
    <message>
        <source>Ini bukan nomor HP.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niki sanes nomer HP.</translation>
    </message>
    <message>
        <source>Kota tidak bisa mengirim WhatsApp ke sini. Kalau benar, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kota mboten saget ngirim WhatsApp mriki. Menawi leres, pencet Terus.</translation>
    </message>
    <message>
        <source>Tanggal ini berbeda dengan NIK.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanggal niki bedho kalih NIK.</translation>
    </message>
    <message>
        <source>Cocokkan dengan surat. Kalau benar, tekan Lanjut.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocokne kalih surat. Menawi leres, pencet Terus.</translation>
    </message>
    <message>
        <source>Nama lebih dari 60 huruf.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namine langkung saking 60 huruf.</translation>
    </message>
    <message>
        <source>Nama baru paling banyak 60 huruf. Tanya petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nami enggal paling kathah 60 huruf. Tanglet petugas.</translation>
    </message>
    <message>
        <source>Nama hanya satu kata.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namine namung setunggal tembung.</translation>
    </message>
    <message>
        <source>Nama baru paling sedikit dua kata. Tanya petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nami enggal paling sekedhik kalih tembung. Tanglet petugas.</translation>
    </message>
    <message>
        <source>Ini tidak biasa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niki mboten biasa.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Pakai formulir kertas, panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngge formulir kertas, nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Kios ini belum terdaftar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios niki dereng didaftar.</translation>
    </message>
    <message>
        <source>Terlalu gelap. Dekatkan ke lampu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kepetengen. Cedhakne lampu.</translation>
    </message>
    <message>
        <source>Silau. Miringkan surat sedikit.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mblereng. Surate dimiringne sekedhik.</translation>
    </message>
    <message>
        <source>Tulisan belum tajam. Jauhkan surat sedikit.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulisane dereng cetho. Surate ditebihne sekedhik.</translation>
    </message>
    <message>
        <source>Masih bergerak. Taruh surat di meja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tasik obah. Surate diselehne meja.</translation>
    </message>
    <message>
        <source>Wajah belum terlihat. Lihat ke kamera.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Raine dereng ketingal. Ningali kamera.</translation>
    </message>
    <message>
        <source>Ada lebih dari satu wajah. Satu orang saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten rai langkung saking setunggal. Tiyang setunggal mawon.</translation>
    </message>
    <message>
        <source>Kamera terputus. Panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot. Nyuwun tulung petugas.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Yang mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing pundi?</translation>
    </message>
    <message>
        <source>Lainnya (%1 dari %2)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liyane (%1 saking %2)</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>Nomor antrean</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer antrean</translation>
    </message>
    <message>
        <source>Kode status</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode status</translation>
    </message>
    <message>
        <source>PIN, jangan diberikan ke orang lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN, ampun disukakne tiyang sanes</translation>
    </message>
    <message>
        <source>Cek atau kirim berkas dari HP</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ningali nopo ngirim berkas saking HP</translation>
    </message>
    <message>
        <source>Simpan kertas ini untuk mengambil dokumen.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kertas niki disimpen kangge mendhet surate.</translation>
    </message>
    <message>
        <source>Bukti pengajuan, bukan persetujuan. Gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukti pengajuan, dede persetujuan. Gratis.</translation>
    </message>
    <message>
        <source>Setiap panggilan disebut dua kali. Gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saben timbalan disebut kaping kalih. Gratis.</translation>
    </message>
    <message>
        <source>Jawaban pertama paling lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jawaban kapisan paling lambat</translation>
    </message>
    <message>
        <source>Selesai paling lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dados paling lambat</translation>
    </message>
    <message>
        <source>Selesai hari ini, sambil ditunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dados dinten niki, saget ditenggo</translation>
    </message>
    <message>
        <source>Petugas memberi kabar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas mangke ngabari</translation>
    </message>
    <message>
        <source>Ambil dulu di rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipendhet riyen teng griya</translation>
    </message>
    <message>
        <source>Buka hari ini %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bikak dinten niki %1</translation>
    </message>
    <message>
        <source>Di kios: sentuh Lainnya, lalu Saya kembali. Tunjukkan kode ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teng kios: pencet Liyane, terus Kulo mbalik. Kode niki dituduhaken.</translation>
    </message>
    <message>
        <source>Kode ini tidak memuat data pribadi. Gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode niki mboten ngemot data pribadi. Gratis.</translation>
    </message>
</context>
<context>
    <name>StatusAnswer</name>
    <message>
        <source>Sedang dikerjakan petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nembe digarap petugas</translation>
    </message>
    <message>
        <source>Ada yang perlu dilengkapi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten sing kedah dilengkapi</translation>
    </message>
    <message>
        <source>Sudah selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun rampung</translation>
    </message>
    <message>
        <source>Diteruskan ke dinas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Diterusne teng dinas</translation>
    </message>
    <message>
        <source>Sudah diambil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dipendhet</translation>
    </message>
    <message>
        <source>Sudah dibatalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dibatalne</translation>
    </message>
    <message>
        <source>Menunggu petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nenggo petugas</translation>
    </message>
    <message>
        <source>Fotonya perlu diulang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Fotonipun dipun baleni</translation>
    </message>
    <message>
        <source>Layanannya perlu diganti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layananipun dipun gantos</translation>
    </message>
    <message>
        <source>Syaratnya belum terpenuhi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Syaratipun dereng jangkep</translation>
    </message>
    <message>
        <source>Ada yang perlu dibetulkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten ingkang dipun leresaken</translation>
    </message>
    <message>
        <source>Balai RW atau kelurahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balai RW utawi kelurahan</translation>
    </message>
    <message>
        <source>Kantor Dispendukcapil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor Dispendukcapil</translation>
    </message>
    <message>
        <source>Kantor Dispendukcapil atau kecamatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor Dispendukcapil utawi kecamatan</translation>
    </message>
    <message>
        <source>Lewat HP, atau di kelurahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lewat HP, utawi teng kelurahan</translation>
    </message>
    <message>
        <source>Lewat HP, atau dicetak di balai RW</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lewat HP, utawi teng Balai RW</translation>
    </message>
    <message>
        <source>Pada hari sidang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pas dinten sidang</translation>
    </message>
    <message>
        <source>Kantor kecamatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor kecamatan</translation>
    </message>
    <message>
        <source>Kecamatan atau kelurahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kecamatan utawi kelurahan</translation>
    </message>
    <message>
        <source>Kantor kelurahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor kelurahan</translation>
    </message>
    <message>
        <source>Langsung di sini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Langsung teng mriki</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Diterima kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditampi kota</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen kios</translation>
    </message>
    <message>
        <source>Jawaban pertama paling lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulan pertama paling lambat</translation>
    </message>
    <message>
        <source>Selesai paling lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dados paling lambat</translation>
    </message>
    <message>
        <source>Petugas memberi kabar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas mangke ngabari</translation>
    </message>
    <message>
        <source>Kata petugas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngendikanipun petugas</translation>
    </message>
    <message>
        <source>Yang masih kurang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing tasik kirang</translation>
    </message>
    <message>
        <source>Ambil di</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pendhet</translation>
    </message>
    <message>
        <source>Nanti diambil di</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mangke dipendhet teng</translation>
    </message>
    <message>
        <source>Biaya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Biaya</translation>
    </message>
    <message>
        <source>Gratis</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Data saya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Datane kulo</translation>
    </message>
</context>
<context>
    <name>StatusCode</name>
    <message>
        <source>Tanda itu tidak dipakai di kode. Lihat lagi kertasnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanda niku sanes kode. Tingali malih kertase.</translation>
    </message>
    <message>
        <source>Kode berisi 8 huruf dan angka. Lihat kertas tanda terima.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kodene 8 huruf lan angka. Tingali kertas tanda terima.</translation>
    </message>
    <message>
        <source>Itu bukan kertas tanda terima dari balai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niku sanes kertas tanda terima saking balai.</translation>
    </message>
    <message>
        <source>Data saya: apa kode Anda?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Datane kulo: nopo kodene sampeyan?</translation>
    </message>
    <message>
        <source>Apa kode permohonan Anda?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nopo kode permohonane sampeyan?</translation>
    </message>
    <message>
        <source>Ada di kertas tanda terima.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten teng kertas tanda terima.</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>%1 dari %2 tanda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2 tanda</translation>
    </message>
    <message>
        <source>Pindai kertas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pindai kertas</translation>
    </message>
</context>
<context>
    <name>StatusPin</name>
    <message>
        <source>PIN berisi 6 angka.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PINe 6 angka.</translation>
    </message>
    <message>
        <source>Kode dan PIN tidak cocok.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode lan PINe mboten cocok.</translation>
    </message>
    <message>
        <source>Tidak ada di kios ini, atau PIN tidak cocok.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten teng kios niki, utawi PINe mboten cocok.</translation>
    </message>
    <message>
        <source>Belum ditemukan di kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng ketemu teng kios niki.</translation>
    </message>
    <message>
        <source>Kota belum bisa ditanya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kotane dereng saget ditangleti.</translation>
    </message>
    <message>
        <source>Kota sedang sibuk.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kotane nembe sibuk.</translation>
    </message>
    <message>
        <source>Terlalu sering tidak cocok.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kekathahen mboten cocok.</translation>
    </message>
    <message>
        <source>Belum bisa memeriksa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget mriksa.</translation>
    </message>
    <message>
        <source>Lihat di bawah kode, di kertas tanda terima.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali ngandhape kode, teng kertas tanda terima.</translation>
    </message>
    <message>
        <source>Lihat lagi kertasnya, atau panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali malih kertase, utawi nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Lihat lagi kertasnya, atau datang ke balai tempat Anda mengurus.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tingali malih kertase, utawi teng balai panggonane sampeyan ngurus.</translation>
    </message>
    <message>
        <source>Internet sedang mati. Lihat lagi kodenya, atau cek di balai tempat Anda mengurus.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Internete mati. Tingali malih kodene, utawi tanglet teng balai panggonane sampeyan ngurus.</translation>
    </message>
    <message>
        <source>Coba beberapa menit lagi, atau panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dicoba pinten-pinten menit engkas, utawi nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Coba beberapa menit lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dicoba pinten-pinten menit engkas.</translation>
    </message>
    <message>
        <source>Bisa dicoba %1 menit lagi, atau panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saget dicoba %1 menit engkas, utawi nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Panggil petugas.</source>
        <translation>Nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Berapa PIN-nya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pinten PINe?</translation>
    </message>
    <message>
        <source>Enam angka, di bawah kode.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Enem angka, teng ngandhape kode.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Mbalik</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Menanyakan ke kota …</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanglet kota …</translation>
    </message>
    <message>
        <source>Tunggu sebentar, atau tekan Batal.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditenggo sekedhap, utawi pencet Batal.</translation>
    </message>
    <message>
        <source>PIN menjaga supaya hanya Anda yang bisa melihat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN njagi supados namung sampeyan sing saget ningali.</translation>
    </message>
</context>
<context>
    <name>StatusScan</name>
    <message>
        <source>Tunjukkan kertas ke kamera</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tuduhne kertase teng kamera</translation>
    </message>
    <message>
        <source>Itu bukan kertas tanda terima dari balai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niku sanes kertas tanda terima saking balai.</translation>
    </message>
    <message>
        <source>Bagian yang ada kotak hitam putih.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bagian sing wonten kothak ireng putih.</translation>
    </message>
    <message>
        <source>Ketik saja</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ketik mawon</translation>
    </message>
    <message>
        <source>Kode bisa diketik saja.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kodene saget diketik mawon.</translation>
    </message>
</context>
<context>
    <name>StepHistory</name>
    <message>
        <source>Diajukan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun ajuaken</translation>
    </message>
    <message>
        <source>Diambil untuk dilayani</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun pendhet petugas</translation>
    </message>
    <message>
        <source>Dikembalikan ke warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun wangsulaken</translation>
    </message>
    <message>
        <source>Ditanyakan ke dinas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditangletaken dinas</translation>
    </message>
    <message>
        <source>Jam berhenti</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mandheg</translation>
    </message>
    <message>
        <source>Jam jalan lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mlampah malih</translation>
    </message>
    <message>
        <source>Selesai, diserahkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung, dipun pasrahaken</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Diserahkan ke dinas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipasrahaken dinas</translation>
    </message>
    <message>
        <source>Sudah diambil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dipendhet</translation>
    </message>
    <message>
        <source>Dibetulkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun leresaken</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun batalaken</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipun setujoni</translation>
    </message>
    <message>
        <source>Belum bisa disetujui</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saged disetujoni</translation>
    </message>
    <message>
        <source>Masih perlu data</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Taksih betah data</translation>
    </message>
    <message>
        <source>Bukan urusan dinas ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sanes urusan dinas niki</translation>
    </message>
    <message>
        <source>Sudah dikerjakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dipun garap</translation>
    </message>
</context>
<context>
    <name>StepPhoto</name>
    <message>
        <source>Terlalu gelap. Cari tempat lebih terang.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kepetengen. Madosi panggonan sing langkung padhang.</translation>
    </message>
    <message>
        <source>Silau. Miringkan kertas, atau tekan Foto lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mblereng. Miringne kertas, utawi pencet Foto malih.</translation>
    </message>
    <message>
        <source>Belum tajam. Tekan Foto lagi kalau tetap mau.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng cetho. Pencet Foto malih menawi tetep purun.</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun cetho?</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Baleni</translation>
    </message>
    <message>
        <source>Kamera terputus</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamerane pedhot</translation>
    </message>
    <message>
        <source>Pasang kabel kamera, lalu coba lagi. Atau lanjut tanpa foto.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pasang kabel kamera, terus dicoba malih. Utawi terus tanpa foto.</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
</context>
<context>
    <name>StepSlips</name>
    <message>
        <source>Perlu dilengkapi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Perlu dijangkepi</translation>
    </message>
    <message>
        <source>Nomor antrean</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer antrean</translation>
    </message>
    <message>
        <source>Bawa ke %1. Tidak perlu antre dari awal.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gawanen teng %1. Mboten perlu antre malih.</translation>
    </message>
    <message>
        <source>Kode status</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode status</translation>
    </message>
    <message>
        <source>Gratis. Tempat Anda disimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gratis. Panggonane sampeyan disimpen.</translation>
    </message>
    <message>
        <source>Ada yang belum dibawa:</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten sing dereng dibeta:</translation>
    </message>
    <message>
        <source>Foto ini perlu diulang:</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto niki perlu dibaleni:</translation>
    </message>
    <message>
        <source>Layanannya perlu diganti.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layanane perlu diganti.</translation>
    </message>
    <message>
        <source>Syaratnya belum terpenuhi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Syarate dereng jangkep.</translation>
    </message>
    <message>
        <source>Ada yang perlu dibetulkan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten sing perlu dibenerake.</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Kenapa dikembalikan?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kenging menapa dipun wangsulaken?</translation>
    </message>
    <message>
        <source>Kertas mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kertas pundi?</translation>
    </message>
    <message>
        <source>Isian mana yang perlu diisi lagi?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Isian pundi ingkang dipun baleni?</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Katrangan</translation>
    </message>
    <message>
        <source>Siapa yang mengambil?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sinten ingkang mendhet?</translation>
    </message>
    <message>
        <source>Namanya siapa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sinten asmanipun?</translation>
    </message>
    <message>
        <source>Diserahkan ke mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dipasrahaken dhateng pundi?</translation>
    </message>
    <message>
        <source>Nomor tanda terima</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer tandha trima</translation>
    </message>
    <message>
        <source>Foto tanda terima</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto tandha trima</translation>
    </message>
    <message>
        <source>Kertas mana yang difoto?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kertas pundi ingkang difoto?</translation>
    </message>
    <message>
        <source>Foto kertasnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto kertasipun</translation>
    </message>
    <message>
        <source>Rekan yang mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kanca pundi?</translation>
    </message>
    <message>
        <source>PIN rekan Anda</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN kanca panjenengan</translation>
    </message>
    <message>
        <source>Jam berhenti karena apa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jam mandheg kenging menapa?</translation>
    </message>
    <message>
        <source>Tanya dinas mana?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tangled dinas pundi?</translation>
    </message>
    <message>
        <source>Apa yang diminta?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Menapa ingkang dipun suwun?</translation>
    </message>
    <message>
        <source>Bagaimana aduan ini?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kados pundi wadulan niki?</translation>
    </message>
    <message>
        <source>Foto sebelum</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto saderengipun</translation>
    </message>
    <message>
        <source>Foto sesudah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto sasampunipun</translation>
    </message>
    <message>
        <source>Persoalan apa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Prekawis menapa?</translation>
    </message>
    <message>
        <source>Seberapa mendesak?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kesusu menapa mboten?</translation>
    </message>
    <message>
        <source>Siapa yang datang?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sinten ingkang rawuh?</translation>
    </message>
    <message>
        <source>Untuk apa?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kangge menapa?</translation>
    </message>
    <message>
        <source>Berapa lama?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pinten dangunipun?</translation>
    </message>
    <message>
        <source>Berkas belum lengkap</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surat dereng jangkep</translation>
    </message>
    <message>
        <source>Foto tidak terbaca</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Foto mboten cetha</translation>
    </message>
    <message>
        <source>Layanannya lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layananipun sanes</translation>
    </message>
    <message>
        <source>Syarat belum terpenuhi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Syarat dereng jangkep</translation>
    </message>
    <message>
        <source>Pemohon sendiri</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ingkang nyuwun piyambak</translation>
    </message>
    <message>
        <source>Keluarga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kulawarga</translation>
    </message>
    <message>
        <source>Yang diberi kuasa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ingkang dipun kuwasani</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Dispendukcapil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dispendukcapil</translation>
    </message>
    <message>
        <source>Dinas Sosial</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dinas Sosial</translation>
    </message>
    <message>
        <source>DPMPTSP</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>DPMPTSP</translation>
    </message>
    <message>
        <source>Mal Pelayanan Publik</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mal Pelayanan Publik</translation>
    </message>
    <message>
        <source>Menunggu berkas warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngentosi surat warga</translation>
    </message>
    <message>
        <source>Blangko KTP habis</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Blangko KTP telas</translation>
    </message>
    <message>
        <source>Menunggu cek lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngentosi cek lapangan</translation>
    </message>
    <message>
        <source>Menunggu daerah lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngentosi dhaerah sanes</translation>
    </message>
    <message>
        <source>Sistem pusat mati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sistem pusat mati</translation>
    </message>
    <message>
        <source>Menunggu pengadilan atau KUA</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngentosi pengadilan utawi KUA</translation>
    </message>
    <message>
        <source>Pendapat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pamanggih</translation>
    </message>
    <message>
        <source>Data</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Data</translation>
    </message>
    <message>
        <source>Cek lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cek lapangan</translation>
    </message>
    <message>
        <source>Keputusan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Putusan</translation>
    </message>
    <message>
        <source>Sedang dikerjakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saweg dipun garap</translation>
    </message>
    <message>
        <source>Sudah selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun rampung</translation>
    </message>
    <message>
        <source>Diteruskan ke dinas</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Diterusne teng dinas</translation>
    </message>
    <message>
        <source>Tidak bisa dikerjakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten saged dipun garap</translation>
    </message>
    <message>
        <source>Jalan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dalan</translation>
    </message>
    <message>
        <source>Selokan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Got</translation>
    </message>
    <message>
        <source>Sampah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Uwuh</translation>
    </message>
    <message>
        <source>Lampu jalan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lampu dalan</translation>
    </message>
    <message>
        <source>Keamanan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kaamanan</translation>
    </message>
    <message>
        <source>Kesehatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kasarasan</translation>
    </message>
    <message>
        <source>Sosial</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sosial</translation>
    </message>
    <message>
        <source>Bisa menunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saged ngentosi</translation>
    </message>
    <message>
        <source>Minggu ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Minggu niki</translation>
    </message>
    <message>
        <source>Sekarang juga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakniki ugi</translation>
    </message>
    <message>
        <source>Pimpinan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pimpinan</translation>
    </message>
    <message>
        <source>Penyelia</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Penyelia</translation>
    </message>
    <message>
        <source>Dinas lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dinas sanes</translation>
    </message>
    <message>
        <source>Mitra</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Pelayanan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Paladosan</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pamriksan</translation>
    </message>
    <message>
        <source>Diskusi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rembugan</translation>
    </message>
    <message>
        <source>Tinjau lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tilik lapangan</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>Yang lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sanesipun</translation>
    </message>
    <message>
        <source>Tanda terima dari sistem kota. Boleh dilewati.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tandha trima saking sistem kutha. Pareng dipun liwati.</translation>
    </message>
    <message>
        <source>Keadaan sesudah ditangani. Boleh dilewati.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kawontenan sasampunipun. Pareng dipun liwati.</translation>
    </message>
    <message>
        <source>Keadaan di tempat. Jangan ada wajah warga. Boleh dilewati.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kawontenan teng panggenan. Sampun wonten rai warga. Pareng dipun liwati.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Itu bukan nomor tanda terima.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Niku sanes nomer tandha trima.</translation>
    </message>
    <message>
        <source>PIN rekan terkunci.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN kanca kekunci.</translation>
    </message>
    <message>
        <source>Permohonan ini sudah berubah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Permohonan niki sampun gantos.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Huruf dan angka, 4 sampai 40 tanda. Bukan PIN, bukan NIK.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Aksara lan angka, 4 dumugi 40. Sanes PIN, sanes NIK.</translation>
    </message>
    <message>
        <source>Rekan masuk sendiri dulu, lalu coba lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kanca mlebet piyambak rumiyin, lajeng baleni.</translation>
    </message>
    <message>
        <source>Tekan Kembali untuk melihatnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Mbalik kangge ningali.</translation>
    </message>
    <message>
        <source>Belum cocok. Sisa %1 kali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng cocog. Kantun ping %1.</translation>
    </message>
    <message>
        <source>Bisa dicoba lagi %1 detik lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saged dipun coba malih %1 detik.</translation>
    </message>
    <message>
        <source>Rekan mengetik PIN-nya sendiri. Sesudah itu permohonan ini miliknya, dan langkah Anda tetap tercatat.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kanca ngetik PIN piyambak. Sasampunipun, panyuwunan dados gadhahanipun; langkah panjenengan tetep kacathet.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Langkah %1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Langkah %1 saking %2</translation>
    </message>
</context>
<context>
    <name>StoryQuestion</name>
    <message>
        <source>Hanya Inspektorat yang bisa membaca. Petugas di sini tidak bisa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Namung Inspektorat sing saget moco. Petugas mriki mboten saget.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kosongne</translation>
    </message>
</context>
<context>
    <name>SurveyPage</name>
    <message>
        <source>Bagaimana langkah-langkahnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun langkah-langkahe?</translation>
    </message>
    <message>
        <source>Bagaimana cepatnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun cepete?</translation>
    </message>
    <message>
        <source>Bagaimana soal biaya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun biayane?</translation>
    </message>
    <message>
        <source>Bagaimana hasilnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun hasile?</translation>
    </message>
    <message>
        <source>Bagaimana kemampuan petugas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun pintere petugas?</translation>
    </message>
    <message>
        <source>Bagaimana sikap petugas?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun sikape petugas?</translation>
    </message>
    <message>
        <source>Bagaimana keluhan ditanggapi?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun keluhan ditanggapi?</translation>
    </message>
    <message>
        <source>Bagaimana tempat dan alatnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun panggonan lan alate?</translation>
    </message>
    <message>
        <source>Bagaimana syarat-syaratnya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pripun syarat-syarate?</translation>
    </message>
    <message>
        <source>Mudah diikuti, atau berbelit?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gampil diturut, nopo mbulet?</translation>
    </message>
    <message>
        <source>Dari datang sampai selesai.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Saking dugi ngantos rampung.</translation>
    </message>
    <message>
        <source>Di sini gratis. Ada yang minta uang? Pilih Buruk.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teng mriki gratis. Wonten sing nyuwun arto? Pilih Awon.</translation>
    </message>
    <message>
        <source>Sesuai dengan yang Anda minta?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cocok kalih sing sampeyan suwun?</translation>
    </message>
    <message>
        <source>Tahu cara mengurus, dan bisa menjelaskan?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngertos carane ngurus, lan saget nerangne?</translation>
    </message>
    <message>
        <source>Sopan dan ramah?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sopan lan grapyak?</translation>
    </message>
    <message>
        <source>Didengar, dan ada jawabannya?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dirungokne, lan wonten wangsulane?</translation>
    </message>
    <message>
        <source>Ruang, kursi, dan kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ruangan, kursi, lan kios niki.</translation>
    </message>
    <message>
        <source>Surat dan data yang diminta.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Surat lan data sing disuwun.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Buruk</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Awon</translation>
    </message>
    <message>
        <source>Kurang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kirang</translation>
    </message>
    <message>
        <source>Baik</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sae</translation>
    </message>
    <message>
        <source>Sangat baik</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sae sanget</translation>
    </message>
    <message>
        <source>Tanpa nama. Boleh tidak diisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa nami. Saget mboten diisi.</translation>
    </message>
    <message>
        <source>Sudah cukup</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun cekap</translation>
    </message>
</context>
<context>
    <name>SurveyThanks</name>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Terima kasih</source>
        <translation>Matur nuwun</translation>
    </message>
    <message>
        <source>Penilaian Anda tersimpan di kios, tanpa nama.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Penilaiane sampeyan disimpen teng kios, tanpa nami.</translation>
    </message>
    <message>
        <source>Senang Anda datang ke sini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Seneng sampeyan rawuh mriki.</translation>
    </message>
</context>
<context>
    <name>Technician</name>
    <message>
        <source>Teknisi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teknisi</translation>
    </message>
    <message>
        <source>1. Alat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>1. Piranti</translation>
    </message>
    <message>
        <source>2. Layar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>2. Layar</translation>
    </message>
    <message>
        <source>3. Daftar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>3. Dhaptar</translation>
    </message>
    <message>
        <source>4. Periksa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>4. Priksa</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Basa</translation>
    </message>
    <message>
        <source>Teks besar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Teks ageng</translation>
    </message>
    <message>
        <source>Foto QR ini untuk meja bantuan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>QR punika dipunfoto kagem meja pitulungan.</translation>
    </message>
    <message>
        <source>Cetak percobaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cithak cobi</translation>
    </message>
    <message>
        <source>Baca jawaban dari stik</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Waos wangsulan saking stik</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Priksa malih</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Mencetak ...</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyithak ...</translation>
    </message>
    <message>
        <source>Sudah dikirim ke printer; lihat kertasnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sampun dipunkintun dhateng printer; kertasipun dipuntingali.</translation>
    </message>
    <message>
        <source>Itu bukan QR atau kode lembar pendaftaran; pindai lembar dari konsol kota.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Punika sanes QR utawi kodhe lembar pendhaptaran; lembar saking konsol kutha dipunpindai.</translation>
    </message>
    <message>
        <source>Mendaftarkan ke kota ...</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ndhaptaraken dhateng kutha ...</translation>
    </message>
    <message>
        <source>Terdaftar: %1.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kadhaptar: %1.</translation>
    </message>
    <message>
        <source>Tidak ada jaringan: permintaan tertulis di stik (%1). Bawa ke kota, kembali dengan %2.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten wonten jaringan: panyuwunan kaserat ing stik (%1). Dipunbekta dhateng kutha, wangsul kaliyan %2.</translation>
    </message>
    <message>
        <source>Membaca jawaban kota dari stik ...</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Maos wangsulan kutha saking stik ...</translation>
    </message>
    <message>
        <source>Memeriksa, kira-kira sepuluh detik ...</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mriksa, watawis sedasa detik ...</translation>
    </message>
    <message>
        <source>Kios sehat. %1 hal sudah diperiksa.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios saras. %1 prakawis sampun dipunpriksa.</translation>
    </message>
    <message>
        <source>Ada %1 hal yang perlu dilihat: %2.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wonten %1 prakawis ingkang kedah dipuntingali: %2.</translation>
    </message>
    <message>
        <source>Pilihan tidak tersimpan: disk penuh atau rusak. Kosongkan disk, lalu pilih lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pilihan mboten kasimpen: dhisk kebak utawi risak. Dhisk dipunkosongaken, lajeng pilih malih.</translation>
    </message>
    <message>
        <source>Tidak berhasil; periksa kabelnya, lalu coba lagi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten kasil; kabelipun dipunpriksa, lajeng cobi malih.</translation>
    </message>
    <message>
        <source>Kamera %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kamera %1</translation>
    </message>
    <message>
        <source>Tulis alamat printer di jaringan balai, misalnya 192.168.1.50; lembar uji printer menyebutnya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Alamat printer ing jaringan bale dipunserat, tuladhanipun 192.168.1.50; lembar uji printer nyebataken.</translation>
    </message>
    <message>
        <source>Printer jaringan %1 dipakai. Tunggu sebentar, lalu cetak percobaan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Printer jaringan %1 dipunginakaken. Dipuntengga sekedhap, lajeng cithak cobi.</translation>
    </message>
    <message>
        <source>Printer jaringan %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Printer jaringan %1</translation>
    </message>
    <message>
        <source>Gambar peragaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Gambar peragan</translation>
    </message>
    <message>
        <source>Tanpa printer: warga memfoto layar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa printer: warga moto layar</translation>
    </message>
    <message>
        <source>buatan program</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>damelan program</translation>
    </message>
</context>
<context>
    <name>TextQuestion</name>
    <message>
        <source>Lewati</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Liwati</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Terus</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kosongne</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>Batalkan · %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Batalne · %1</translation>
    </message>
    <message>
        <source>Beri nilai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rampung</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen kios</translation>
    </message>
    <message>
        <source>Akan dikirim ke kota otomatis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mangke dikirim teng kota.</translation>
    </message>
    <message>
        <source>Tersimpan di kios. Nomor Anda %1. %2. Gratis.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen teng kios. Nomere sampeyan %1. %2. Gratis.</translation>
    </message>
    <message>
        <source>Akan dikirim ke kota otomatis</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mangke dikirim teng kota</translation>
    </message>
    <message>
        <source>Foto layar ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layare difoto.</translation>
    </message>
    <message>
        <source>Bacakan kode dan PIN pelan-pelan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Waosaken kode lan PIN alon-alon.</translation>
    </message>
    <message>
        <source>Foto layar ini dengan HP, atau catat kode dan PIN.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layare difoto ngge HP, utawi kode lan PINe dicathet.</translation>
    </message>
    <message>
        <source>Nomor antrean</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nomer antrean</translation>
    </message>
    <message>
        <source>Gratis</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Yang terjadi berikutnya</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sakbibare niki</translation>
    </message>
    <message>
        <source>Selesai paling lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dados paling lambat</translation>
    </message>
    <message>
        <source>Jawaban pertama paling lambat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Wangsulan pertama paling lambat</translation>
    </message>
    <message>
        <source>Selesai hari ini, sambil ditunggu</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dados dinten niki, saget ditenggo</translation>
    </message>
    <message>
        <source>Petugas memberi kabar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Petugas mangke ngabari</translation>
    </message>
    <message>
        <source>Simpan kode ini untuk mengambil dokumen.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode niki disimpen, kangge mendhet dokumen.</translation>
    </message>
    <message>
        <source>Belum bisa dibatalkan. Panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget dibatalne. Nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Bukti pengajuan, bukan persetujuan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Bukti ngajukne, sanes persetujuan</translation>
    </message>
    <message>
        <source>Kode status</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kode status</translation>
    </message>
    <message>
        <source>PIN</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Kembali</source>
        <translation>Mbalik</translation>
    </message>
    <message>
        <source>Laporan ini belum bisa dikirim dari kios ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Laporan niki dereng saget dikirim saking kios niki.</translation>
    </message>
    <message>
        <source>Hubungi Inspektorat kota, atau laporkan lewat aplikasi WargaKu.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hubungi Inspektorat kota, utawi laporne lewat aplikasi WargaKu.</translation>
    </message>
    <message>
        <source>Tutup layar</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tutup layar</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Coba malih</translation>
    </message>
    <message>
        <source>Kios ini belum terdaftar.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kios niki dereng didaftar.</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Pakai formulir kertas, panggil petugas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngge formulir kertas, nyuwun tulung petugas.</translation>
    </message>
    <message>
        <source>Panggil petugas</source>
        <translation>Nyuwun tulung petugas</translation>
    </message>
    <message>
        <source>Isian Anda belum tersimpan, tetapi masih ada di layar ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Isiane sampeyan dereng disimpen, ning tasik wonten teng layar niki.</translation>
    </message>
</context>
<context>
    <name>TruthBar</name>
    <message>
        <source>Perlu perhatian</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kedah dipriksa</translation>
    </message>
    <message>
        <source>Diterima kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditampi kota</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Disimpen kios</translation>
    </message>
    <message>
        <source>Mengirim catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ngirim cathetan</translation>
    </message>
    <message>
        <source>Tersambung</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Nyambung</translation>
    </message>
    <message>
        <source>Internet mati</source>
        <translation>Internete mati</translation>
    </message>
    <message>
        <source>Memeriksa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mriksa</translation>
    </message>
    <message>
        <source>Presensi acak</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Presensi acak</translation>
    </message>
    <message>
        <source>Dipanggil warga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditimbali warga</translation>
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
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Swanten</translation>
    </message>
    <message>
        <source>Suara tidak tersedia</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tanpa swanten</translation>
    </message>
    <message>
        <source>Layar dibacakan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Layare diwocoke</translation>
    </message>
    <message>
        <source>Pelan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Alon</translation>
    </message>
    <message>
        <source>Sedang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sedeng</translation>
    </message>
    <message>
        <source>Keras</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Banter</translation>
    </message>
    <message>
        <source>Ganti keras suara</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ganti banter swantene</translation>
    </message>
</context>
<context>
    <name>WorkDetail</name>
    <message>
        <source>Catatan pekerjaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan garapan</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Owahi</translation>
    </message>
    <message>
        <source>Dikembalikan atasan. %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dibalekno atasan. %1</translation>
    </message>
    <message>
        <source>Tekan Ubah untuk memperbaiki.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Pencet Owahi kangge ndandani.</translation>
    </message>
    <message>
        <source>Hasil: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Hasil: %1</translation>
    </message>
    <message>
        <source>Manfaat: %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Manfaat: %1</translation>
    </message>
    <message>
        <source>Kata-katanya sudah dihapus dari kios. Kota menyimpannya.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tembung-tembunge sampun dibusek saking kios. Kota nyimpen.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Tugas utama</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tugas utama</translation>
    </message>
    <message>
        <source>Tugas tambahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tugas tambahan</translation>
    </message>
    <message>
        <source> · cocok untuk kerja fleksibel</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation> · cocok kangge kerja fleksibel</translation>
    </message>
    <message>
        <source> · foto tersimpan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation> · foto kesimpen</translation>
    </message>
    <message>
        <source> · tanpa foto</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation> · tanpa foto</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dibatalke</translation>
    </message>
    <message>
        <source>Diterima kota</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Ditampi kota</translation>
    </message>
    <message>
        <source>Tersimpan di kios</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kesimpen teng kios</translation>
    </message>
    <message>
        <source>Batalkan catatan ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Batalke cathetan niki</translation>
    </message>
    <message>
        <source>Mengapa dibatalkan?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kenging nopo dibatalke?</translation>
    </message>
    <message>
        <source>Catatannya tetap terlihat sebagai dibatalkan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetane tetep ketingal minangka dibatalke.</translation>
    </message>
    <message>
        <source>Salah catat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Klentu nyathet</translation>
    </message>
    <message>
        <source>Tercatat dua kali</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kecathet ping kalih</translation>
    </message>
    <message>
        <source>Alasan lain</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Alesan liyane</translation>
    </message>
    <message>
        <source>Tidak jadi</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Mboten sios</translation>
    </message>
</context>
<context>
    <name>WorkDrafts</name>
    <message>
        <source>Benar ini pekerjaan Anda?</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Leres niki garapan sampeyan?</translation>
    </message>
    <message>
        <source>Catat %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet %1</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>%1, %2–%3</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1, %2–%3</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Kegiatan (kata-katanya sudah dihapus)</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kegiatan (tembunge sampun dibusek)</translation>
    </message>
    <message>
        <source>dibatalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dibatalke</translation>
    </message>
    <message>
        <source>%1–%2 · %3</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1–%2 · %3</translation>
    </message>
    <message>
        <source>dikembalikan atasan · %1</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dibalekno atasan · %1</translation>
    </message>
    <message>
        <source>dikembalikan atasan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dibalekno atasan</translation>
    </message>
</context>
<context>
    <name>WorkToday</name>
    <message>
        <source>Catat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet</translation>
    </message>
    <message>
        <source>Catat pekerjaan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet garapan</translation>
    </message>
    <message>
        <source>Belum bisa menyimpan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng saget nyimpen.</translation>
    </message>
    <message>
        <source>Catatan ini sudah berubah.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan niki sampun berubah.</translation>
    </message>
    <message>
        <source>Catatan dibatalkan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan dibatalke.</translation>
    </message>
    <message>
        <source>Rencana tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rencana kesimpen teng kios.</translation>
    </message>
    <message>
        <source>Tersimpan di kios.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kesimpen teng kios.</translation>
    </message>
    <message>
        <source>Tempat simpan penuh. Catat di kertas, panggil teknisi.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Panggonan simpen kebak. Cathet teng kertas, nyuwun tulung teknisi.</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Batalke</translation>
    </message>
    <message>
        <source>%1 permohonan selesai, belum jadi catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 permohonan rampung, dereng dicathet</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Priksa</translation>
    </message>
    <message>
        <source>Rencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Rencana hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Rencana dinten niki</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 saking %2</translation>
    </message>
    <message>
        <source> · tugas utama</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation> · tugas utama</translation>
    </message>
    <message>
        <source> · tugas tambahan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation> · tugas tambahan</translation>
    </message>
    <message>
        <source>Belum ada rencana hari ini</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten rencana dinten niki</translation>
    </message>
    <message>
        <source>Salin yang kemarin, atau tulis sendiri.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Salin sing wingi, utawi tulis piyambak.</translation>
    </message>
    <message>
        <source>Tulis sendiri, atau tanya atasan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tulis piyambak, utawi tanglet atasan.</translation>
    </message>
    <message>
        <source>Salin kemarin</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Salin wingi</translation>
    </message>
    <message>
        <source>Tambah rencana</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Tambah rencana</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathetan</translation>
    </message>
    <message>
        <source>Yang sudah dicatat</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sing sampun dicathet</translation>
    </message>
    <message>
        <source>Belum ada catatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Dereng wonten cathetan</translation>
    </message>
    <message>
        <source>Catat satu pekerjaan, kurang dari satu menit.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Cathet setunggal garapan, mboten ngantos semenit.</translation>
    </message>
</context>
<context>
    <name>WorkWords</name>
    <message>
        <source>Kantor</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Lapangan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Lapangan</translation>
    </message>
    <message>
        <source>Rumah</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Griya</translation>
    </message>
    <message>
        <source>Balai RW</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Balai RW</translation>
    </message>
    <message>
        <source>dokumen</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>dokumen</translation>
    </message>
    <message>
        <source>orang</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>tiyang</translation>
    </message>
    <message>
        <source>keluarga</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kaluwarga</translation>
    </message>
    <message>
        <source>jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>jam</translation>
    </message>
    <message>
        <source>kegiatan</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>kegiatan</translation>
    </message>
    <message>
        <source>persen</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>persen</translation>
    </message>
    <message>
        <source>hasil</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>hasil</translation>
    </message>
    <message>
        <source>Jumlahnya perlu dijelaskan.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Jumlahe perlu dijelasno.</translation>
    </message>
    <message>
        <source>Buktinya belum ada.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Buktine dereng wonten.</translation>
    </message>
    <message>
        <source>Buktinya tidak jelas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Buktine mboten jelas.</translation>
    </message>
    <message>
        <source>Bukan untuk rencana ini.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sanes kangge rencana niki.</translation>
    </message>
    <message>
        <source>Tercatat dua kali.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Kecathet ping kalih.</translation>
    </message>
    <message>
        <source>Bukan pekerjaan dinas.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Sanes damelane dinas.</translation>
    </message>
    <message>
        <source>Perlu diperbaiki.</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>Perlu didandani.</translation>
    </message>
    <message>
        <source>%1 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>%1 jam</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam</translation>
    </message>
    <message>
        <source>%1 jam %2 menit</source>
        <translatorcomment>Belum diperiksa penutur asli</translatorcomment>
        <translation>%1 jam %2 menit</translation>
    </message>
</context>
</TS>
