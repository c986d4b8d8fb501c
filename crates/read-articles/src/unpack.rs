//! gzip and zstd, known by their first bytes, unpacked as a stream.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use memchr::memchr;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::rewind::{Keeping, Rewind, is_damage};

/// Any reader of bytes, on any thread.
pub type Input = Box<dyn BufRead + Send>;

const GZIP: [u8; 3] = [0x1F, 0x8B, 8];
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];
const BUFFER: usize = 1 << 16;
/// An archive in an archive is unpacked; more is somebody's joke.
const LAYERS: usize = 2;

/// The bytes that a reader's bytes stand for. After a damaged stretch of gzip a read fails
/// once, and the next goes on with the next member.
pub fn unpacked(mut reader: Input) -> io::Result<Input> {
    for layer in 0..LAYERS {
        let mut peeked = Rewind::new(reader);
        let head = match peeked.peek(4) {
            Ok(head) => head,
            // The first member is damaged: whoever reads on meets it.
            Err(fault) if layer > 0 && is_damage(&fault) => {
                peeked.put_fault(fault);
                return Ok(Box::new(peeked));
            }
            Err(fault) => return Err(fault),
        };
        reader = if head.starts_with(&GZIP) {
            Box::new(BufReader::with_capacity(BUFFER, Members::new(peeked)))
        } else if head.starts_with(&ZSTD) {
            Box::new(BufReader::with_capacity(BUFFER, Frames::new(peeked)))
        } else {
            return Ok(Box::new(peeked));
        };
    }
    Ok(reader)
}

/// gzip, member by member.
struct Members<R: BufRead> {
    state: Member<R>,
    /// Packed bytes of members begun, and of those the bytes read again.
    read: u64,
    again: u64,
}

/// How many times over a file may be read again to find members within damaged ones.
const AGAIN: u64 = 8;

enum Member<R: BufRead> {
    Within(Box<GzDecoder<Keeping<R>>>),
    Between(Rewind<R>),
    Lost(Rewind<R>),
    End,
}

impl<R: BufRead> Members<R> {
    fn new(reader: R) -> Self {
        Self { state: Member::Between(Rewind::new(reader)), read: 0, again: 0 }
    }

    /// Goes to where the next member begins, if there is one.
    fn next(&mut self, mut reader: Rewind<R>) -> io::Result<()> {
        // Tapes and some tools fill up with noughts.
        loop {
            let chunk = reader.fill_buf()?;
            let noughts = chunk.iter().take_while(|&&b| b == 0).count();
            if chunk.is_empty() {
                return Ok(());
            }
            if noughts == 0 {
                break;
            }
            reader.consume(noughts);
        }
        if reader.peek(3)?.starts_with(&GZIP) {
            self.state = Member::Within(Box::new(GzDecoder::new(Keeping::new(reader))));
            return Ok(());
        }
        self.state = Member::Lost(reader);
        // Of another kind than a member's own damage: what came before is whole.
        Err(io::Error::new(io::ErrorKind::InvalidInput, "bytes between gzip members"))
    }

    /// A member cut short is read on into the next: that one is to be found again.
    fn lose(&mut self, damaged: Keeping<R>) {
        let (mut reader, mut packed) = damaged.into_parts();
        self.read += packed.len() as u64;
        if !packed.is_empty() && self.again <= AGAIN * (self.read - self.again) {
            let rest = packed.split_off(1);
            self.again += rest.len() as u64;
            reader.give_back(rest);
        }
        self.state = Member::Lost(reader);
    }

    /// Looks for the next member after a damaged one.
    fn find(&mut self, mut reader: Rewind<R>) -> io::Result<()> {
        loop {
            let chunk = reader.fill_buf()?;
            if chunk.is_empty() {
                return Ok(());
            }
            let Some(at) = memchr(GZIP[0], chunk) else {
                let all = chunk.len();
                reader.consume(all);
                continue;
            };
            reader.consume(at);
            // Flags above 31 are reserved: chance bytes have them.
            let head = reader.peek(4)?;
            if head.starts_with(&GZIP) && head.get(3).is_some_and(|flags| flags & 0xE0 == 0) {
                self.state = Member::Within(Box::new(GzDecoder::new(Keeping::new(reader))));
                return Ok(());
            }
            reader.consume(1);
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, Member::End) {
                Member::End => return Ok(0),
                Member::Between(reader) => self.next(reader)?,
                Member::Lost(reader) => self.find(reader)?,
                Member::Within(mut decoder) => match decoder.read(into) {
                    Ok(0) if !into.is_empty() => {
                        let (reader, packed) = decoder.into_inner().into_parts();
                        self.read += packed.len() as u64;
                        self.state = Member::Between(reader);
                    }
                    Ok(read) => {
                        self.state = Member::Within(decoder);
                        return Ok(read);
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                        self.state = Member::Within(decoder);
                    }
                    Err(error) => {
                        self.lose(decoder.into_inner());
                        return Err(damaged(&format!("gzip: {error}")));
                    }
                },
            }
        }
    }
}

/// zstd, frame by frame.
struct Frames<R> {
    reader: Rewind<R>,
    decoder: FrameDecoder,
    within: bool,
    ended: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(reader: R) -> Self {
        let reader = Rewind::new(reader);
        Self { reader, decoder: FrameDecoder::new(), within: false, ended: false }
    }

    /// Begins the next frame; false at the end.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            if self.reader.peek(1)?.is_empty() {
                return Ok(false);
            }
            match self.decoder.init(&mut self.reader) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.reader.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(damaged(&format!("zstd: {error}"))),
            }
        }
    }

    fn checked(&self) -> io::Result<()> {
        match self.decoder.get_checksum_from_data() {
            Some(sum) if self.decoder.get_calculated_checksum() != Some(sum) => {
                Err(damaged("zstd: the checksum does not match"))
            }
            _ => Ok(()),
        }
    }

    fn step(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.within && !self.begin()? {
                self.ended = true;
                return Ok(0);
            }
            self.within = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.reader, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(|error| damaged(&format!("zstd: {error}")))?;
            }
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(into);
            }
            self.within = false;
            self.checked()?;
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        let read = self.step(into);
        // What follows a damaged frame cannot be found again.
        self.ended |= read.is_err();
        read
    }
}

fn damaged(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_string())
}
